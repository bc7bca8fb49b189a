/** Taking the venue's word on a position into our record: by a person's decision, or because an emergency stop is about to close it (RC-26, ES-02). */
import type { SnapshotAnswer, VenuePosition } from '../../ports/venue.ts';
import type { Position } from '../../../shared/model/position.ts';
import { decimalText, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { money } from '../../../shared/values/money.ts';
import type { Price } from '../../../shared/values/price.ts';
import { quantity } from '../../../shared/values/quantity.ts';
import { clearAlert } from '../alerts.ts';
import { held } from '../books.ts';
import { refreshMark } from '../marks.ts';
import { note, record, type Step } from '../step.ts';
import { forgetLeft, symbolsLeft } from './leftAlone.ts';
import { endCloseTrouble } from './refusedCloses.ts';

export interface Adoption {
  readonly symbol: SymbolName;
  /** Null when the venue has none. */
  readonly reported: VenuePosition | null;
  readonly stopPrice: Price | null;
  readonly cause: string;
}

/** Our position becomes the venue's; the difference was earned or lost elsewhere and is no result of the desk. */
export function adoptPosition(step: Step, { symbol, reported, stopPrice, cause }: Adoption): void {
  const before = held(step).positions.get(symbol);
  const position = reported === null || reported.quantity.isZero() ? null : asPosition(step, { reported, stopPrice });
  const was: Decimal = before?.quantity ?? ZERO;
  record(step, 'POSITION_ADOPTED', { data: { symbol, before: was, position, cause }, durability: 'A' });
  step.state.live.venue.foreignPositions.delete(symbol);
  step.state.live.stateVersion += 1;
  if (position === null) endCloseTrouble(step, symbol);
  refreshMark(step.state, symbol);
  step.state.live.dirty.add(symbol);
  const now = position === null ? 'nothing' : decimalText(position.quantity);
  note(step, 'SYSTEM', `${symbol}: the venue's ${now} was taken over for our ${decimalText(was)}, ${cause}.`);
}

function asPosition(
  step: Step,
  { reported, stopPrice }: { readonly reported: VenuePosition; readonly stopPrice: Price | null },
): Position {
  const before = held(step).positions.get(reported.symbol);
  const size = quantity(reported.quantity.abs());
  return {
    book: step.book,
    symbol: reported.symbol,
    quantity: reported.quantity,
    averageEntry: reported.averageEntry,
    stopPrice: stopPrice ?? before?.stopPrice ?? null,
    plannedRisk: before?.plannedRisk ?? money(ZERO),
    realizedPnl: money(ZERO),
    fees: money(ZERO),
    peakQuantity: size,
    enteredQuantity: size,
    enteredNotional: money(size.mul(reported.averageEntry)),
    exitedQuantity: ZERO,
    exitedNotional: money(ZERO),
    source: before?.source ?? 'adopted',
    openedAt: before?.openedAt ?? step.at,
  };
}

/**
 * An emergency stop closes what the venue has, so our record must have it first: otherwise the close would look like a new position. No comparison
 * runs while the desk is stopped, so what differed before and does not any more is forgotten here.
 */
export function adoptForStop(step: Step, { positions, orders }: Extract<SnapshotAnswer, { kind: 'snapshot' }>): void {
  const { foreignPositions, foreignOrders } = step.state.live.venue;
  const listed = new Set(orders.map(({ terms }) => terms.clientOrderId));
  for (const id of foreignOrders.keys()) if (!listed.has(id)) foreignOrders.delete(id);
  const bySymbol = Map.groupBy(positions, (each) => each.symbol);
  const concerned = [
    ...bySymbol.keys(),
    ...held(step).positions.keys(),
    ...foreignPositions.keys(),
    ...symbolsLeft(step),
  ];
  for (const symbol of new Set(concerned)) {
    const legs = bySymbol.get(symbol) ?? [];
    // Both legs of a hedged symbol cancel out in our net record; each is closed by itself.
    if (legs.length > 1) continue;
    const reported = legs[0] ?? null;
    const own: Decimal = held(step).positions.get(symbol)?.quantity ?? ZERO;
    if (own.equals(reported?.quantity ?? ZERO)) {
      foreignPositions.delete(symbol);
      forgetLeft(step, symbol);
    } else
      adoptPosition(step, { symbol, reported, stopPrice: null, cause: 'so that the emergency stop closes all of it' });
  }
  if (foreignPositions.size === 0) clearAlert(step, 'RECONCILIATION');
}
