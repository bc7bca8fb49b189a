/** Proof of flat (ES-08): two clean snapshots at least a gap apart with no dirty one between. A dirty snapshot afterwards re-opens. */
import type { UnixMs } from '../../../shared/values/time.ts';

export interface FlatVerifier {
  /** First clean snapshot since the last dirty one. */
  readonly cleanSince: UnixMs | null;
  /** When flat was verified; null again after a dirty snapshot. */
  readonly verifiedAt: UnixMs | null;
}

export const unverified: FlatVerifier = { cleanSince: null, verifiedAt: null };

export interface FlatObservation {
  readonly at: UnixMs;
  /** Every position zero or dust, and no open order where orders are part of the question. */
  readonly clean: boolean;
}

/** The verifier after one more snapshot; `gapMs` is 1 s by ES-08. */
export function observeSnapshot(verifier: FlatVerifier, { at, clean }: FlatObservation, gapMs: number): FlatVerifier {
  if (!clean) return unverified;
  if (verifier.cleanSince === null) return { cleanSince: at, verifiedAt: null };
  if (verifier.verifiedAt !== null || at - verifier.cleanSince < gapMs) return verifier;
  return { cleanSince: verifier.cleanSince, verifiedAt: at };
}
