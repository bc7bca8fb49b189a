/** A ccxt market as an instrument. Null where its rules are incomplete or of a kind the desk does not trade. */
import type { MarketInterface, Num } from 'ccxt';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import { decimalFromFloat, type Decimal } from '../../../../shared/values/decimal.ts';
import { symbolNameSchema } from '../../../../shared/values/ids.ts';
import { money } from '../../../../shared/values/money.ts';
import { price } from '../../../../shared/values/price.ts';
import { quantity } from '../../../../shared/values/quantity.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';

/** Venues tell the largest leverage to account holders only; the paper venue and the mode limits allow less than this anyway. */
const PUBLIC_LEVERAGE = 20;
/** Used where a venue has no limit of its own. */
const NO_LARGEST = 1e12;

/** Reads ccxt's market; rules read at `readAt`. */
export function liveInstrument(market: MarketInterface, readAt: UnixMs): Instrument | null {
  const symbol = symbolNameSchema.safeParse(market.symbol);
  const tick = step(market.precision.price);
  const lot = step(market.precision.amount);
  const isTradable = market.spot === true || (market.swap === true && market.linear === true);
  if (!symbol.success || tick === null || lot === null || !isTradable) return null;
  return {
    symbol: symbol.data,
    base: market.base,
    quote: market.quote,
    kind: market.spot === true ? 'SPOT' : 'PERP',
    status: market.active === false ? 'HALTED' : 'TRADING',
    tick: price(tick),
    lot: quantity(lot),
    ...limitsOf(market, lot),
    makerFee: decimalFromFloat(market.maker ?? 0),
    takerFee: decimalFromFloat(market.taker ?? 0),
    metadataAt: readAt,
  };
}

type Limits = Pick<Instrument, 'minQuantity' | 'maxQuantity' | 'minNotional' | 'maxLeverage'>;

function limitsOf({ limits, spot }: MarketInterface, lot: Decimal): Limits {
  const largest = step(limits.market?.max) ?? step(limits.amount?.max);
  return {
    minQuantity: quantity(step(limits.amount?.min) ?? lot),
    maxQuantity: quantity(largest ?? decimalFromFloat(NO_LARGEST)),
    minNotional: money(decimalFromFloat(limits.cost?.min ?? 0)),
    maxLeverage: spot === true ? 1 : Math.max(1, Math.floor(limits.leverage?.max ?? PUBLIC_LEVERAGE)),
  };
}

/** A number above 0 as it stands in the venue's rules. */
const step = (value: Num): Decimal | null => (value === undefined || !(value > 0) ? null : decimalFromFloat(value));
