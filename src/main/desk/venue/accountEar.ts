/** Remembers until when the live account is known, and when the venue refused its key. */
import { MINUTE_MS, unixMs, type UnixMs } from '../../../shared/values/time.ts';
import type { AccountEvent } from '../../ports/venue.ts';

/** Fills are asked for again from a little before the account was last heard of; each counts once. */
const OVERLAP_MS = MINUTE_MS;
/** A key that is refused is asked about once, not with every call that fails. */
const REFUSED_EVERY_MS = MINUTE_MS;

export class AccountEar {
  private heardAt: UnixMs;
  private refusedAt: UnixMs | null = null;

  constructor(knownUntil: UnixMs) {
    this.heardAt = knownUntil;
  }

  /** From when on fills must be asked for. */
  get since(): UnixMs {
    return unixMs(Math.max(0, this.heardAt - OVERLAP_MS));
  }

  /** True when the key should be asked about now. */
  hear(event: AccountEvent, now: UnixMs): boolean {
    // Rules are asked for and say nothing of the account.
    if (event.kind === 'rulesRead') return false;
    if (event.kind !== 'keyRefused') {
      if (event.kind !== 'connection' || event.state === 'up') this.heardAt = now;
      return false;
    }
    if (this.refusedAt !== null && now - this.refusedAt < REFUSED_EVERY_MS) return false;
    this.refusedAt = now;
    return true;
  }
}
