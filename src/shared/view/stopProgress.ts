/** How far an emergency stop has come, counted from its legs: the words of title, band and button (UI-23, UI-28). */
import type { Book } from '../model/mode.ts';
import type { Side } from '../model/order.ts';

interface Leg {
  readonly book?: Book;
  readonly kind: 'CANCEL' | 'CLOSE';
  readonly symbol: string;
  /** Of the closing order. */
  readonly side: Side;
  readonly atVenue: string;
  readonly state: string;
  /** What a person said of it, and whether the venue confirms it; absent or null where nobody did. */
  readonly handled?: { readonly state: string } | null;
}

export interface StopProgress<Each extends Leg = Leg> {
  readonly closes: number;
  readonly flat: number;
  readonly cancels: number;
  readonly canceled: number;
  /** Positions that are not flat, and that the venue has not confirmed as handled by hand. */
  readonly open: readonly Each[];
}

const ended: ReadonlySet<string> = new Set(['REJECTED', 'CANCELED']);

type Target = Pick<Leg, 'book' | 'kind' | 'symbol' | 'side'>;

/** The position a close is for. */
const targetOf = ({ book, symbol, side }: Target): string => `${book ?? ''} ${symbol} ${side}`;

/** Of the open legs that of the key, or the one that closes the same position now: each attempt is a leg of its own. */
export function openLegOf<Each extends Target & { readonly key: string }>(
  open: readonly Each[],
  legs: readonly Each[],
  key: string,
): Each | undefined {
  const asked = legs.find((each) => each.key === key);
  return (
    open.find((each) => each.key === key) ??
    open.find((each) => each.kind === 'CLOSE' && asked?.kind === 'CLOSE' && targetOf(each) === targetOf(asked))
  );
}

/** Legs without the closes that came to nothing and were followed by another attempt: what is open is open once. */
export function standingLegs<Each extends Leg>(legs: readonly Each[]): readonly Each[] {
  const later = new Set<string>();
  return legs
    .toReversed()
    .filter((leg) => {
      const target = targetOf(leg);
      const stands = leg.kind === 'CANCEL' || !ended.has(leg.state) || !later.has(target);
      if (leg.kind === 'CLOSE') later.add(target);
      return stands;
    })
    .toReversed();
}

/** Dust is left on purpose and counts as flat (ES-13 table). */
const isFlat = (leg: Leg): boolean => leg.state === 'FLAT' || leg.state === 'DUST';

export function stopProgress<Each extends Leg>(legs: readonly Each[]): StopProgress<Each> {
  const closes = standingLegs(legs).filter((leg) => leg.kind === 'CLOSE');
  const cancels = legs.filter((leg) => leg.kind === 'CANCEL');
  const flat = closes.filter(isFlat).length;
  const open = closes.filter((leg) => !isFlat(leg) && leg.handled?.state !== 'CONFIRMED');
  return {
    closes: closes.length,
    flat,
    cancels: cancels.length,
    canceled: cancels.filter((leg) => leg.state === 'CANCELED' || leg.state === 'FILLED').length,
    open,
  };
}

/** A SELL closes a long. */
export const heldSide = (closing: Side): 'LONG' | 'SHORT' => (closing === 'SELL' ? 'LONG' : 'SHORT');
