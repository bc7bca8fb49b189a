/**
 * Orders the calls of an emergency stop (ES-03).
 * 1. Nothing is closed before everything that could fill again is canceled, resting orders of flat symbols included.
 * 2. On derivatives a reduce-only stop stays until flat is verified, so that a failed close is not naked; on spot it locks the balance and goes first.
 * 3. An emergency order that is still working is its symbol's close, in hedge mode its leg's: it is neither canceled nor doubled (ES-05).
 */
import { minDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { quantity } from '../../../shared/values/quantity.ts';
import { exitSide, sideOfQuantity } from '../position/side.ts';
import type { StopOrder, StopPlanStep, StopPosition, StopSnapshot } from './stopPlan.ts';

/** The whole plan for a snapshot, latch and report included. Closes come largest risk first. */
export function planStop<Name extends string = SymbolName>(
  snapshot: StopSnapshot<Name>,
): readonly StopPlanStep<Name>[] {
  const kept = snapshot.orders.filter((order) => staysUntilFlat(snapshot, order));
  const first = snapshot.orders.filter((order) => order.role !== 'EMERGENCY' && !kept.includes(order));
  const closing = snapshot.orders.filter((order) => order.role === 'EMERGENCY');
  const positions = snapshot.positions
    .filter((position) => !position.quantity.isZero() && !closing.some((order) => closes(order, position)))
    .toSorted((one, other) => other.risk.comparedTo(one.risk));
  return [
    { step: 'LATCH' },
    ...first.map(cancelStep),
    ...positions.flatMap((position) => closeSteps(position, snapshot)),
    ...(kept.length > 0 ? [{ step: 'VERIFY', scope: 'POSITIONS' } as const, ...kept.map(cancelStep)] : []),
    { step: 'VERIFY', scope: 'POSITIONS_AND_ORDERS' },
    { step: 'REPORT' },
  ];
}

const staysUntilFlat = <Name extends string>(snapshot: StopSnapshot<Name>, order: StopOrder<Name>): boolean =>
  snapshot.market === 'PERP' && order.role === 'STOP' && order.reduceOnly;

const closes = <Name extends string>({ symbol, side }: StopOrder<Name>, position: StopPosition<Name>): boolean =>
  symbol === position.symbol &&
  (position.leg === undefined || side === undefined || side === exitSide(sideOfQuantity(position.quantity)));

const cancelStep = <Name extends string>({ clientOrderId, symbol }: StopOrder<Name>): StopPlanStep<Name> => ({
  step: 'CANCEL',
  clientOrderId,
  symbol,
});

function closeSteps<Name extends string>(
  position: StopPosition<Name>,
  snapshot: StopSnapshot<Name>,
): readonly StopPlanStep<Name>[] {
  const side = exitSide(sideOfQuantity(position.quantity));
  const reduceOnly = snapshot.market === 'PERP' && snapshot.reduceOnly;
  return splitByMaximum(position.quantity.abs(), position.maxQuantity).map((size) => ({
    step: 'CLOSE',
    symbol: position.symbol,
    ...(position.leg === undefined ? {} : { leg: position.leg }),
    side,
    quantity: quantity(size),
    reduceOnly,
  }));
}

/** Pieces no larger than the venue's market lot (ES-04), the last one the rest. */
function splitByMaximum(size: Decimal, maximum: Decimal | null): readonly Decimal[] {
  if (maximum === null || size.lessThanOrEqualTo(maximum)) return [size];
  const pieces: Decimal[] = [];
  for (let rest = size; rest.greaterThan(0); rest = rest.sub(maximum)) pieces.push(minDecimal(rest, maximum));
  return pieces;
}
