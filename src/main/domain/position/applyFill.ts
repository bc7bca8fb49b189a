/**
 * Fills to positions to round trips (ME-09), average cost, one-way netting.
 * 1. A position equals the signed sum of its fills.
 * 2. A round trip's realized P&L is exactly what was sold minus what was bought: the rounding of the average entry is settled at the close.
 * 3. Fees belong to the episode that caused them; a reversal splits its fee by quantity.
 * 4. Dust is nobody's episode (ES-09): a close that leaves less than can be sold completes the round trip, and an entry on top begins one.
 */
import { invariant } from '../../../shared/base/invariant.ts';
import type { Fill } from '../../../shared/model/fill.ts';
import type { Position, Trade } from '../../../shared/model/position.ts';
import { ZERO, maxDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import { money, type Money } from '../../../shared/values/money.ts';
import { price, type Price } from '../../../shared/values/price.ts';
import { quantity } from '../../../shared/values/quantity.ts';
import { sideOfQuantity } from './side.ts';

/** What the order knows and the fill does not. */
export interface FillContext {
  /** Planned risk of this fill: the order's, prorated by quantity; 0 for reducing orders. */
  readonly plannedRisk: Money;
  /** Protective stop planned with the entry; null keeps the position's stop. */
  readonly stopPrice: Price | null;
  /** "manual", "engine", or a strategy id: who opened the episode. */
  readonly source: string;
  /** Why the order was sent; becomes the round trip's reason when this fill closes it. */
  readonly reason: string;
  /** Number of the next round trip of the book. */
  readonly nextTradeNumber: number;
  /** What is less cannot be sold: the lot where a fee may be taken out of what was bought, else 0. */
  readonly dustBelow: Decimal;
}

export interface FillOutcome {
  /** Null when flat. */
  readonly position: Position | null;
  /** The round trip this fill completed: none or one. */
  readonly trades: readonly Trade[];
  /** Realized by this fill, before its fee. The wallet changes by realizedPnl minus the fee. */
  readonly realizedPnl: Money;
}

/** Places of averages and ratios: far below any tick, and short enough for decimal text. */
const RATIO_PLACES = 18;

/** Applies one fill of the position's book and symbol; throws InvariantError when they differ. */
export function applyFill(position: Position | null, fill: Fill, context: FillContext): FillOutcome {
  const signed = fill.side === 'BUY' ? fill.quantity : fill.quantity.neg();
  if (position === null) return opened(open({ fill, signed, fee: fill.fee }, context));
  invariant(
    position.symbol === fill.symbol && position.book === fill.book,
    'A fill must be of the book and symbol of its position',
  );
  const held = position.quantity.abs();
  if (signed.isNegative() === position.quantity.isNegative()) {
    const grown = add(position, fill, context);
    return opened(held.lessThan(context.dustBelow) ? { ...grown, ...beginning(fill, context) } : grown);
  }
  if (fill.quantity.lessThan(held)) {
    const left = held.minus(fill.quantity);
    return left.lessThan(context.dustBelow) ? closeToDust(position, fill, { left, context }) : reduce(position, fill);
  }
  const closingFee = fill.fee.mul(held).div(fill.quantity).toDecimalPlaces(RATIO_PLACES);
  const closed = close(position, fill, { fee: closingFee, left: ZERO, context });
  const rest = position.quantity.add(signed);
  if (rest.isZero()) return closed;
  return { ...closed, position: open({ fill, signed: rest, fee: fill.fee.sub(closingFee) }, context) };
}

const opened = (position: Position): FillOutcome => ({ position, trades: [], realizedPnl: money(ZERO) });

interface Opening {
  readonly fill: Fill;
  /** Signed quantity the episode starts with: the fill's, or what a reversal leaves. */
  readonly signed: Decimal;
  readonly fee: Decimal;
}

function open({ fill, signed, fee }: Opening, context: FillContext): Position {
  const size = quantity(signed.abs());
  return {
    book: fill.book,
    symbol: fill.symbol,
    quantity: quantity(signed),
    averageEntry: fill.price,
    plannedRisk: context.plannedRisk,
    realizedPnl: money(ZERO),
    fees: money(fee),
    peakQuantity: size,
    enteredQuantity: size,
    enteredNotional: money(size.mul(fill.price)),
    exitedQuantity: ZERO,
    exitedNotional: money(ZERO),
    ...beginning(fill, context),
  };
}

/** When an episode began, by whom, and with which stop. */
const beginning = (
  fill: Fill,
  { source, stopPrice }: FillContext,
): Pick<Position, 'source' | 'stopPrice' | 'openedAt'> => ({
  source,
  stopPrice,
  openedAt: fill.venueTime,
});

function add(position: Position, fill: Fill, context: FillContext): Position {
  const held = position.quantity.abs();
  const size = held.add(fill.quantity);
  const cost = held.mul(position.averageEntry).add(fill.quantity.mul(fill.price));
  return {
    ...position,
    quantity: quantity(position.quantity.isNegative() ? size.neg() : size),
    averageEntry: price(cost.div(size).toDecimalPlaces(RATIO_PLACES)),
    stopPrice: context.stopPrice ?? position.stopPrice,
    plannedRisk: money(position.plannedRisk.add(context.plannedRisk)),
    fees: money(position.fees.add(fill.fee)),
    peakQuantity: quantity(maxDecimal(position.peakQuantity, size)),
    enteredQuantity: quantity(position.enteredQuantity.add(fill.quantity)),
    enteredNotional: money(position.enteredNotional.add(fill.quantity.mul(fill.price))),
  };
}

function reduce(position: Position, fill: Fill): FillOutcome {
  const gain = fill.price.sub(position.averageEntry).mul(fill.quantity);
  const realized = position.quantity.isNegative() ? gain.neg() : gain;
  const remaining = position.quantity.isNegative()
    ? position.quantity.add(fill.quantity)
    : position.quantity.sub(fill.quantity);
  const next: Position = {
    ...position,
    quantity: quantity(remaining),
    realizedPnl: money(position.realizedPnl.add(realized)),
    fees: money(position.fees.add(fill.fee)),
    exitedQuantity: position.exitedQuantity.add(fill.quantity),
    exitedNotional: money(position.exitedNotional.add(fill.quantity.mul(fill.price))),
  };
  return { position: next, trades: [], realizedPnl: money(realized) };
}

/** The round trip of what was sold; the rest stays at what it cost. */
function closeToDust(
  position: Position,
  fill: Fill,
  { left, context }: { readonly left: Decimal; readonly context: FillContext },
): FillOutcome {
  const size = quantity(left);
  const dust: Position = {
    ...position,
    quantity: quantity(position.quantity.isNegative() ? left.neg() : left),
    plannedRisk: money(ZERO),
    realizedPnl: money(ZERO),
    fees: money(ZERO),
    peakQuantity: size,
    enteredQuantity: size,
    enteredNotional: money(left.mul(position.averageEntry)),
    exitedQuantity: ZERO,
    exitedNotional: money(ZERO),
    openedAt: fill.venueTime,
  };
  return { ...close(position, fill, { fee: fill.fee, left, context }), position: dust };
}

interface Closing {
  readonly fee: Decimal;
  /** What is not sold and belongs to no round trip. */
  readonly left: Decimal;
  readonly context: FillContext;
}

function close(position: Position, fill: Fill, closing: Closing): FillOutcome {
  const { left } = closing;
  const sold = position.quantity.abs().minus(left);
  const entered = quantity(position.enteredQuantity.minus(left));
  const enteredNotional = position.enteredNotional.minus(left.mul(position.averageEntry));
  const exited = position.exitedNotional.add(sold.mul(fill.price));
  const gain = exited.sub(enteredNotional);
  const total = position.quantity.isNegative() ? gain.neg() : gain;
  const fees = position.fees.add(closing.fee);
  const net = total.sub(fees);
  const trade: Trade = {
    number: closing.context.nextTradeNumber,
    book: position.book,
    symbol: position.symbol,
    side: sideOfQuantity(position.quantity),
    quantity: entered,
    entryPrice: ratioPrice(enteredNotional, entered),
    exitPrice: ratioPrice(exited, position.exitedQuantity.add(sold)),
    realizedPnl: money(total),
    fees: money(fees),
    netPnl: money(net),
    rMultiple: rMultiple(net, position.plannedRisk),
    source: position.source,
    reason: closing.context.reason,
    openedAt: position.openedAt,
    closedAt: fill.venueTime,
  };
  return { position: null, trades: [trade], realizedPnl: money(total.sub(position.realizedPnl)) };
}

const ratioPrice = (amount: Decimal, size: Decimal): Price => price(amount.div(size).toDecimalPlaces(RATIO_PLACES));

/** Net P&L over planned risk (ME-14); null without a planned stop. */
export const rMultiple = (netPnl: Decimal, plannedRisk: Decimal | null): Decimal | null =>
  plannedRisk === null || plannedRisk.lessThanOrEqualTo(0)
    ? null
    : netPnl.div(plannedRisk).toDecimalPlaces(RATIO_PLACES);
