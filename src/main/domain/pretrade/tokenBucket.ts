/**
 * Message throttle (RC-09): entries take from a token bucket with a cap per minute. Cancels and reducing orders have a bucket of their own, which
 * only counts: they are never refused, and no flood of entries takes anything from them.
 */
import type { Settings } from '../../../shared/settings.ts';
import { MINUTE_MS, type UnixMs } from '../../../shared/values/time.ts';
import { apartMs } from '../time/apartMs.ts';

export interface TokenBucket {
  /** Thousandths of a token, so that refilling by the millisecond stays in integers. */
  readonly milliTokens: number;
  readonly refilledAt: UnixMs;
  /** Times of the tokens taken in the last minute, oldest first. */
  readonly taken: readonly UnixMs[];
}

type BucketSettings = Pick<Settings['orders'], 'bucket' | 'refillPerSec' | 'perMinute'>;

export type TakeOutcome = {
  readonly accepted: boolean;
  /** The bucket from now on; a refusal takes no token. */
  readonly bucket: TokenBucket;
};

/** A full bucket. */
export const fullBucket = (now: UnixMs, settings: BucketSettings): TokenBucket => ({
  milliTokens: settings.bucket * 1_000,
  refilledAt: now,
  taken: [],
});

/** Takes one token if there is one and fewer than `perMinute` were taken in the last 60 s. */
export function takeToken(bucket: TokenBucket, now: UnixMs, settings: BucketSettings): TakeOutcome {
  const refill = Math.max(0, now - bucket.refilledAt) * settings.refillPerSec;
  const milliTokens = Math.min(settings.bucket * 1_000, bucket.milliTokens + refill);
  const taken = bucket.taken.filter((at) => apartMs(at, now) < MINUTE_MS);
  if (milliTokens < 1_000 || taken.length >= settings.perMinute)
    return { accepted: false, bucket: { milliTokens, refilledAt: now, taken } };
  return { accepted: true, bucket: { milliTokens: milliTokens - 1_000, refilledAt: now, taken: [...taken, now] } };
}

/** Takes a token of the reserved bucket; when it is empty the message goes anyway and `isOverdrawn` says so. */
export function takeReserved(
  bucket: TokenBucket,
  now: UnixMs,
  settings: BucketSettings,
): { readonly isOverdrawn: boolean; readonly bucket: TokenBucket } {
  const outcome = takeToken(bucket, now, settings);
  return { isOverdrawn: !outcome.accepted, bucket: outcome.bucket };
}
