/**
 * Entries that the gate would refuse for certain, told from floats: with no room left under the gross cap, or no position left to open, sizing and
 * seventeen checks need not run to find out. Bounds are against the shortcut: an entry that might pass is never called refused.
 */
import type { ModeLimits } from '../../../shared/settings.ts';
import type { Instrument } from '../../../shared/model/instrument.ts';
import { MINUTE_MS } from '../../../shared/values/time.ts';
import type { LiveState } from '../../engine/liveState.ts';
import type { Watch } from './watch.ts';

/** Why an entry is refused: the constraint that leaves no room. */
export type SureRefusal = 'GROSS_EXPOSURE' | 'CORRELATION' | 'POSITIONS' | 'SYMBOLS';

/** Room for the rounding of floats. */
const CERTAIN = 1 - 1e-6;

/** Within this after an entry the throttle or the check for duplicates may have a word too, which the breaker counts (RC-08, RC-09). */
const COUNTED_MS = MINUTE_MS;

interface Entry {
  readonly instrument: Instrument;
  readonly limits: ModeLimits;
  readonly at: number;
  readonly recentAccepted: LiveState['recentAccepted'];
  /** Whether correlation leaves no room for it; asked last. */
  readonly isCorrelated: () => boolean;
}

/** Null where the gate has to decide. */
export function surelyRefused(watch: Watch, entry: Entry): SureRefusal | null {
  const { instrument, limits, at } = entry;
  if (entry.recentAccepted.some(({ acceptedAt }) => at - acceptedAt <= COUNTED_MS)) return null;
  const held = watch.interests.filter(({ quantity, entering }) => quantity !== 0 || entering > 0);
  if (held.length >= limits.positions) return 'POSITIONS';
  if (held.length >= limits.symbols) return 'SYMBOLS';
  let equity = watch.cash;
  let gross = 0;
  for (const { lane, quantity, averageEntry, entering, tick } of held) {
    gross += entering;
    if (quantity === 0) continue;
    const last = lane.lastBefore(at);
    equity += quantity * (last - averageEntry);
    // The mid of the modeled quote is at most a tick away from the last price.
    gross += Math.abs(quantity) * (last - tick);
  }
  const room = limits.gross.toNumber() * equity - gross;
  if (room < instrument.minNotional.toNumber() * CERTAIN) return 'GROSS_EXPOSURE';
  return entry.isCorrelated() ? 'CORRELATION' : null;
}
