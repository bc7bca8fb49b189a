/** How entries have been refused lately: as duplicates (RC-08), by the throttle (RC-09). It begins anew with each session and each book. */
import type { RiskCheck } from '../../../shared/model/risk.ts';
import { MINUTE_MS, SECOND_MS, type UnixMs } from '../../../shared/values/time.ts';
import { apartMs } from '../time/apartMs.ts';

export interface OrderFlow {
  /** Times of entries refused as duplicates within the last 60 s, oldest first. */
  readonly duplicates: readonly UnixMs[];
  /** The stretch of refusals by the throttle that is going on or was the last; null before the first. */
  readonly throttled: { readonly since: UnixMs; readonly at: UnixMs } | null;
}

export const quietFlow: OrderFlow = { duplicates: [], throttled: null };

/** A pause longer than this ends a stretch of refusals. */
const PAUSE_MS = 5 * SECOND_MS;

/** After the gate refused an entry for the checks that failed. */
export function flowAfterRefusal(flow: OrderFlow, failed: readonly RiskCheck[], now: UnixMs): OrderFlow {
  const recent = duplicatesIn(flow, now);
  const duplicates = failed.some(isDuplicate) ? [...recent, now] : recent;
  if (!failed.some(isThrottled)) return { ...flow, duplicates };
  return { duplicates, throttled: { since: isThrottling(flow, now) ? flow.throttled.since : now, at: now } };
}

/** Duplicates of the last 60 s. */
export const duplicatesIn = ({ duplicates }: OrderFlow, now: UnixMs): readonly UnixMs[] =>
  duplicates.filter((at) => apartMs(at, now) <= MINUTE_MS);

/** How long the throttle has been refusing without a longer pause, milliseconds from its first refusal to its last; 0 while it does not. */
export const throttledMs = (flow: OrderFlow, now: UnixMs): number =>
  isThrottling(flow, now) ? flow.throttled.at - flow.throttled.since : 0;

type Throttling = OrderFlow & { readonly throttled: NonNullable<OrderFlow['throttled']> };

const isThrottling = (flow: OrderFlow, now: UnixMs): flow is Throttling =>
  flow.throttled !== null && apartMs(flow.throttled.at, now) <= PAUSE_MS;

/** An unreadable ledger refuses too, and says nothing about duplicates. */
const isDuplicate = ({ rule, code }: RiskCheck): boolean => rule === 'RC-08' && code !== 'MISSING_INPUT';
const isThrottled = ({ code }: RiskCheck): boolean => code === 'THROTTLE';
