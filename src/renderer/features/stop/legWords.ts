/** One leg of an emergency stop in words: what it is, its order, and what a person does where it did not end (UI-30, UI-31). */
import type { Part } from '../../../shared/ipc/view.ts';
import { heldSide, standingLegs } from '../../../shared/view/stopProgress.ts';
import { formatQuantity } from '../../format/numbers.ts';
import { formatClock } from '../../format/times.ts';

export type Leg = NonNullable<Part<'stop'>['incident']>['legs'][number];

/** An order at the venue that the desk did not place: canceled too, because it could fill after flat (ES-03). */
export const isForeignLeg = ({ kind, orderId, sentMs }: Leg): boolean =>
  kind === 'CANCEL' && orderId === null && sentMs !== null;

const roles: ReadonlySet<string> = new Set(['stop', 'exit', 'emergency']);

/** "entry", "stop", "foreign order": what is canceled. */
export function legKind(leg: Leg): string {
  if (isForeignLeg(leg)) return 'foreign order';
  return roles.has(leg.note) ? leg.note : 'entry';
}

/** Our client order id, or the venue's own of an order that is not ours; null before it was sent. */
export const legOrderId = (leg: Leg): string | null => leg.orderId ?? (isForeignLeg(leg) ? leg.key : null);

const over: ReadonlySet<Leg['state']> = new Set(['FLAT', 'DUST', 'CANCELED', 'FILLED']);

/** Every leg as a receipt: what stands first, the attempts that came to nothing and were followed by another after it. */
export function receipts(legs: readonly Leg[]): readonly Leg[] {
  const standing = new Set(standingLegs(legs));
  return [...standing, ...legs.filter((leg) => !standing.has(leg))];
}

/** What is not over: positions first, then orders that may still fill. A position is listed once, with its last attempt. */
export const unresolvedLegs = (legs: readonly Leg[]): readonly Leg[] =>
  (['CLOSE', 'CANCEL'] as const).flatMap((kind) =>
    standingLegs(legs).filter((leg) => leg.kind === kind && (kind === 'CLOSE' ? !isFlat(leg) : !over.has(leg.state))),
  );

/** Of those, what nobody has handled, as far as the venue confirms it. */
export const openLegs = (legs: readonly Leg[]): readonly Leg[] =>
  unresolvedLegs(legs).filter(({ handled }) => handled?.state !== 'CONFIRMED');

/** "You said 14:02:10 UTC that it is handled: waiting for the venue." Empty where nobody said so. */
export function handledWords({ handled }: Leg): string {
  if (handled === null) return '';
  const said = `Marked as handled ${formatClock(handled.at)} UTC`;
  if (handled.state === 'CLAIMED') return `${said}. The venue is asked.`;
  const heard = handled.settledAt === null ? '' : ` ${formatClock(handled.settledAt)} UTC`;
  return handled.state === 'CONFIRMED'
    ? `${said}. The venue confirms it${heard}.`
    : `${said}. The venue does not confirm it${heard}: ${handled.found}.`;
}

const isFlat = ({ state }: Leg): boolean => state === 'FLAT' || state === 'DUST';

/** "BUY 0.05 ETH/USDT at market, reduce-only, at Binance." */
export function byHand(leg: Leg, venue: string | null): string {
  const where = venue === null ? '' : ` at ${venue}`;
  if (leg.kind === 'CANCEL') return `Cancel order ${legOrderId(leg) ?? leg.key}${where}.`;
  return `${leg.side} ${formatQuantity(leg.atVenue)} ${leg.symbol} at market, reduce-only${where}.`;
}

/** "ETH/USDT SHORT", "ETH/USDT entry". */
export const legName = (leg: Leg): string =>
  `${leg.symbol} ${leg.kind === 'CLOSE' ? heldSide(leg.side) : legKind(leg)}`;
