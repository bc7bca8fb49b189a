/** The venue's rule for the time of a signed request. */
import type { Params } from '../core/params.ts';
import { knownError, refusal } from '../core/venueError.ts';

const DEFAULT_WINDOW_MS = 5_000;
const LONGEST_WINDOW_MS = 60_000;
/** A client's clock may be less than this ahead. */
const AHEAD_MS = 1_000;

/** Throws -1021 for a request from the future or older than its window; microseconds are accepted. */
export function checkRequestTime(params: Params, now: number): void {
  const sent = params.int('timestamp');
  const timestamp = sent > 1e15 ? Math.floor(sent / 1_000) : sent;
  const window = Number(params.optional('recvWindow') ?? DEFAULT_WINDOW_MS);
  if (!(window > 0) || window > LONGEST_WINDOW_MS) throw refusal(-1131, "'recvWindow' must be less than 60000.");
  if (timestamp >= now + AHEAD_MS) throw knownError('spot.timestampAhead');
  if (now - timestamp > window) throw knownError('spot.timestampOld');
}
