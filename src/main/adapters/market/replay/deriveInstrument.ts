/**
 * Trading rules for a symbol of which only candles are known. The simulated venue trades it as a linear perpetual, so that a rehearsal can go
 * short as the live book can.
 */
import type { Candle } from '../../../../shared/model/candle.ts';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import { money } from '../../../../shared/values/money.ts';
import { price } from '../../../../shared/values/price.ts';
import { quantity } from '../../../../shared/values/quantity.ts';
import type { QuoteDefaults } from '../quoteDefaults.ts';
import type { CandleFile } from './candleFile.ts';

/** One lot is worth about this much quote currency, to the next power of ten below. */
const LOT_WORTH = 0.1;
/** Venues rarely cut finer than this. */
const FINEST_LOT = -8;
const LARGEST_ORDER_LOTS = 8;

type Source = Pick<CandleFile, 'symbol' | 'base' | 'quote' | 'sample' | 'first'>;

/** Tick from the decimals of the first prices, lot from their size, the rest from settings. */
export function deriveInstrument(file: Source, defaults: QuoteDefaults): Instrument {
  const lotExponent = Math.max(FINEST_LOT, Math.floor(Math.log10(LOT_WORTH / typicalPrice(file.sample))));
  const lot = quantity(powerOfTen(lotExponent));
  return {
    symbol: file.symbol,
    base: file.base,
    quote: file.quote,
    kind: 'PERP',
    status: 'TRADING',
    tick: price(powerOfTen(-mostDecimals(file.sample))),
    lot,
    minQuantity: lot,
    maxQuantity: quantity(powerOfTen(lotExponent + LARGEST_ORDER_LOTS)),
    minNotional: money(defaults.minNotional),
    makerFee: defaults.makerFee,
    takerFee: defaults.takerFee,
    maxLeverage: defaults.maxLeverage,
    metadataAt: file.first,
  };
}

function mostDecimals(sample: readonly Candle[]): number {
  const texts = sample.flatMap(({ open, high, low, close }) => [open, high, low, close]);
  return texts.reduce((most, text) => Math.max(most, decimalsOf(text)), 0);
}

/** Decimals that say something: published exports pad prices with zeros. */
function decimalsOf(text: string): number {
  const dot = text.indexOf('.');
  return dot < 0 ? 0 : text.replace(/0+$/, '').length - dot - 1;
}

/** The median close. */
function typicalPrice(sample: readonly Candle[]): number {
  const closes = sample.map((bar) => Number(bar.close)).sort((one, other) => one - other);
  return closes[closes.length >> 1] ?? 1;
}

const powerOfTen = (exponent: number): string =>
  exponent >= 0 ? `1${'0'.repeat(exponent)}` : `0.${'0'.repeat(-exponent - 1)}1`;
