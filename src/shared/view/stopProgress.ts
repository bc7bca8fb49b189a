/** How far an emergency stop has come, counted from its legs: the words of title, band and button (UI-23, UI-28). */
import type { Side } from '../model/order.ts';

interface Leg {
  readonly kind: 'CANCEL' | 'CLOSE';
  readonly symbol: string;
  /** Of the closing order. */
  readonly side: Side;
  readonly atVenue: string;
  readonly state: string;
}

export interface StopProgress<Each extends Leg = Leg> {
  readonly closes: number;
  readonly flat: number;
  readonly cancels: number;
  readonly canceled: number;
  /** Positions that are not flat. */
  readonly open: readonly Each[];
}

/** Dust is left on purpose and counts as flat (ES-13 table). */
const isFlat = (leg: Leg): boolean => leg.state === 'FLAT' || leg.state === 'DUST';

export function stopProgress<Each extends Leg>(legs: readonly Each[]): StopProgress<Each> {
  const closes = legs.filter((leg) => leg.kind === 'CLOSE');
  const cancels = legs.filter((leg) => leg.kind === 'CANCEL');
  const open = closes.filter((leg) => !isFlat(leg));
  return {
    closes: closes.length,
    flat: closes.length - open.length,
    cancels: cancels.length,
    canceled: cancels.filter((leg) => leg.state === 'CANCELED' || leg.state === 'FILLED').length,
    open,
  };
}

/** A SELL closes a long. */
export const heldSide = (closing: Side): 'LONG' | 'SHORT' => (closing === 'SELL' ? 'LONG' : 'SHORT');
