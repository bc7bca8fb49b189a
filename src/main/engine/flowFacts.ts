/** How orders have been coming in lately, for the breaker: duplicates (RC-08) and refusals by the throttle (RC-09). Lost with the session. */
import type { RiskCheck } from '../../shared/model/risk.ts';
import { MINUTE_MS, type UnixMs } from '../../shared/values/time.ts';

export interface FlowFacts {
  /** Times of entries refused as duplicates within the last minute, oldest first; three are L1. */
  readonly duplicates: readonly UnixMs[];
  /** Since when the throttle has been refusing without a pause of more than a few seconds; null while it does not. 60 s are L1. */
  readonly throttledSince: UnixMs | null;
  /** Last refusal by the throttle; null before the first. */
  readonly throttledAt: UnixMs | null;
}

export const quietFlow: FlowFacts = { duplicates: [], throttledSince: null, throttledAt: null };

/** A pause longer than this ends a stretch of refusals. */
const PAUSE_MS = 5_000;

/** After the gate refused an entry; other refusals change nothing but let old ones go. */
export function flowAfterRefusal(flow: FlowFacts, failed: readonly RiskCheck[], now: UnixMs): FlowFacts {
  const recent = flow.duplicates.filter((at) => now - at < MINUTE_MS);
  const duplicates = failed.some(isDuplicate) ? [...recent, now] : recent;
  if (!failed.some(isThrottled)) return { ...flow, duplicates };
  const goesOn = flow.throttledAt !== null && now - flow.throttledAt <= PAUSE_MS;
  return { duplicates, throttledSince: goesOn ? (flow.throttledSince ?? now) : now, throttledAt: now };
}

const isDuplicate = ({ rule, code }: RiskCheck): boolean => rule === 'RC-08' && code !== 'MISSING_INPUT';
const isThrottled = ({ code }: RiskCheck): boolean => code === 'THROTTLE';
