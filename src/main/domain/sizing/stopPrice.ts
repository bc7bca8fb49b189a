/** Prices of an order on the tick: stops toward the entry, entries away from crossing (PS-08), and the automatic stop (PS-10). */
import type { Side } from '../../../shared/model/order.ts';
import { decimal, decimalFromFloat, type Decimal } from '../../../shared/values/decimal.ts';
import { ceilToTick, floorToTick, type Price } from '../../../shared/values/price.ts';
import type { PositionSide } from '../position/side.ts';

/** Long up, short down: the planned loss can only shrink. */
export const roundStopTowardEntry = (side: PositionSide, stop: Decimal, tick: Price): Price =>
  side === 'LONG' ? ceilToTick(stop, tick) : floorToTick(stop, tick);

/** Buy down, sell up. */
export const roundEntryAwayFromCrossing = (side: Side, limit: Decimal, tick: Price): Price =>
  side === 'BUY' ? floorToTick(limit, tick) : ceilToTick(limit, tick);

export interface AutoStopInput {
  readonly side: PositionSide;
  readonly entry: Price;
  /** Average true range in price units, above 0. */
  readonly atr: number;
  /** Multiple of the range, 2 by default. */
  readonly multiple: number;
  readonly tick: Price;
}

/** Entry -/+ multiple x ATR on the tick; null when that leaves no price above zero. */
export function autoStopPrice({ side, entry, atr, multiple, tick }: AutoStopInput): Price | null {
  const distance = decimalFromFloat(atr).mul(decimal(multiple));
  const raw = side === 'LONG' ? entry.sub(distance) : entry.add(distance);
  const stop = roundStopTowardEntry(side, raw, tick);
  return stop.greaterThan(0) ? stop : null;
}
