/** A listed symbol's filters as the rules the desk checks before it sends (RC-04). Pure. */
import { z } from 'zod';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import { decimal, maxDecimal, minDecimal, ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import { money } from '../../../../shared/values/money.ts';
import { price } from '../../../../shared/values/price.ts';
import { quantity } from '../../../../shared/values/quantity.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import { filterField, type ListedSymbol } from './symbolTable.ts';
import { amountField } from './venueFields.ts';

export interface TradeCosts {
  readonly makerFee: Decimal;
  readonly takerFee: Decimal;
}

/** What an account without discounts pays; used until the account's own rates are read. */
export const defaultCosts: Readonly<Record<'SPOT' | 'PERP', TradeCosts>> = {
  SPOT: { makerFee: decimal('0.001'), takerFee: decimal('0.001') },
  PERP: { makerFee: decimal('0.0002'), takerFee: decimal('0.0005') },
};

export interface InstrumentFacts {
  readonly market: 'SPOT' | 'PERP';
  readonly costs: TradeCosts;
  /** 1 on spot and where it is not known. */
  readonly maxLeverage: number;
  readonly readAt: UnixMs;
}

/** Null where a rule the desk needs is missing: what cannot be checked is not traded. */
export function readInstrument(listed: ListedSymbol, facts: InstrumentFacts): Instrument | null {
  const tick = fieldOf(listed, 'PRICE_FILTER', 'tickSize');
  const lot = fieldOf(listed, 'LOT_SIZE', 'stepSize');
  const marketLot = fieldOf(listed, 'MARKET_LOT_SIZE', 'stepSize') ?? ZERO;
  const largest = fieldOf(listed, 'LOT_SIZE', 'maxQty');
  if (tick === null || lot === null || largest === null || tick.isZero() || lot.isZero()) return null;
  const step = maxDecimal(lot, marketLot);
  const largestAtMarket = fieldOf(listed, 'MARKET_LOT_SIZE', 'maxQty') ?? ZERO;
  return {
    symbol: listed.name,
    base: listed.base,
    quote: listed.quote,
    kind: facts.market,
    status: statusOf(listed.status),
    tick: price(tick),
    lot: quantity(step),
    minQuantity: quantity(
      maxDecimal(
        step,
        fieldOf(listed, 'LOT_SIZE', 'minQty') ?? ZERO,
        fieldOf(listed, 'MARKET_LOT_SIZE', 'minQty') ?? ZERO,
      ),
    ),
    maxQuantity: quantity(largestAtMarket.isZero() ? largest : minDecimal(largest, largestAtMarket)),
    minNotional: money(
      fieldOf(listed, 'NOTIONAL', 'minNotional') ??
        fieldOf(listed, 'MIN_NOTIONAL', 'notional') ??
        fieldOf(listed, 'MIN_NOTIONAL', 'minNotional') ??
        ZERO,
    ),
    makerFee: facts.costs.makerFee,
    takerFee: facts.costs.takerFee,
    maxLeverage: facts.maxLeverage,
    metadataAt: facts.readAt,
  };
}

/** A rule of a filter; null where the venue has no such rule. */
function fieldOf(listed: ListedSymbol, filterType: string, field: string): Decimal | null {
  const parsed = amountField.safeParse(filterField(listed, filterType, field));
  return parsed.success ? parsed.data : null;
}

const DELISTED = new Set(['CLOSE', 'SETTLING', 'DELIVERED', 'PRE_SETTLE', 'END_OF_DAY']);

/** Anything but trading stops entries; what is being wound up does not come back. */
function statusOf(status: string): Instrument['status'] {
  if (status === 'TRADING') return 'TRADING';
  return DELISTED.has(status) ? 'DELISTED' : 'HALTED';
}

const spotCommission = z.object({
  standardCommission: z.object({ maker: amountField, taker: amountField }),
  specialCommission: z.object({ maker: amountField, taker: amountField }).optional(),
  taxCommission: z.object({ maker: amountField, taker: amountField }).optional(),
});
const perpCommission = z.object({ makerCommissionRate: amountField, takerCommissionRate: amountField });

/** The account's own rates without discounts; null where the answer has another shape. */
export function readCosts(body: unknown, market: 'SPOT' | 'PERP'): TradeCosts | null {
  if (market === 'PERP') {
    const parsed = perpCommission.safeParse(body);
    if (!parsed.success) return null;
    return { makerFee: parsed.data.makerCommissionRate, takerFee: parsed.data.takerCommissionRate };
  }
  const parsed = spotCommission.safeParse(body);
  if (!parsed.success) return null;
  const { standardCommission: standard, specialCommission: special, taxCommission: tax } = parsed.data;
  const sum = (side: 'maker' | 'taker'): Decimal =>
    standard[side].plus(special?.[side] ?? ZERO).plus(tax?.[side] ?? ZERO);
  return { makerFee: sum('maker'), takerFee: sum('taker') };
}

const bracketRows = z.array(
  z.object({ symbol: z.string(), brackets: z.array(z.object({ initialLeverage: z.int() })) }),
);

/** Highest leverage per venue symbol. */
export function readMaxLeverage(body: unknown): ReadonlyMap<string, number> {
  const parsed = bracketRows.safeParse(body);
  if (!parsed.success) return new Map();
  return new Map(
    parsed.data.map(({ symbol, brackets }) => [symbol, Math.max(1, ...brackets.map((each) => each.initialLeverage))]),
  );
}
