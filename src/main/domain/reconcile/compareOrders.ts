/**
 * Our orders against the venue's (RC-25), as an explicit list: nothing is adopted or dropped here.
 * An order that was sent after the question is not compared: the answer cannot know it.
 */
import { isTerminal, type Order } from '../../../shared/model/order.ts';
import type { ClientOrderId } from '../../../shared/values/ids.ts';
import type { UnixMs } from '../../../shared/values/time.ts';

/** What is looked at of an order as the venue reports it. */
export interface ReportedOrder {
  readonly terms: { readonly clientOrderId: ClientOrderId };
}

export type OrderDifference<Reported extends ReportedOrder> =
  /** The venue has an order that our ledger does not know (RC-26). */
  | { readonly kind: 'FOREIGN'; readonly order: Reported }
  /** Ours works, the venue does not have it: filled, canceled, or never there. It is asked for, never assumed (RC-24). */
  | { readonly kind: 'MISSING'; readonly order: Order }
  /** Ours was in doubt, and the venue has it. */
  | { readonly kind: 'FOUND'; readonly order: Order; readonly reported: Reported }
  /** Ours is over, and the venue still works it. */
  | { readonly kind: 'ALIVE'; readonly order: Order; readonly reported: Reported };

export interface OrderComparison<Reported extends ReportedOrder> {
  readonly ours: ReadonlyMap<ClientOrderId, Order>;
  readonly theirs: readonly Reported[];
  /** When the venue was asked. */
  readonly askedAt: UnixMs;
  /** News of the last moments may be newer than the answer: an order that changed this recently is not compared. */
  readonly settleMs: number;
}

/** Every difference, foreign orders first. */
export function compareOrders<Reported extends ReportedOrder>(
  comparison: OrderComparison<Reported>,
): readonly OrderDifference<Reported>[] {
  const { ours, theirs, askedAt, settleMs } = comparison;
  const reported = new Map(theirs.map((each) => [each.terms.clientOrderId, each] as const));
  const foreign = theirs
    .filter((each) => !ours.has(each.terms.clientOrderId))
    .map((order) => ({ kind: 'FOREIGN', order }) as const);
  const own = [...ours.values()]
    .filter((order) => order.updatedAt + settleMs <= askedAt)
    .flatMap((order) => differenceOf(order, reported.get(order.clientOrderId)));
  return [...foreign, ...own];
}

function differenceOf<Reported extends ReportedOrder>(
  order: Order,
  reported: Reported | undefined,
): readonly OrderDifference<Reported>[] {
  if (isTerminal(order.status)) return reported === undefined ? [] : [{ kind: 'ALIVE', order, reported }];
  if (reported === undefined) return [{ kind: 'MISSING', order }];
  const isInDoubt = order.status === 'IN_FLIGHT' || order.status === 'UNKNOWN' || order.status === 'INTENDED';
  return isInDoubt ? [{ kind: 'FOUND', order, reported }] : [];
}
