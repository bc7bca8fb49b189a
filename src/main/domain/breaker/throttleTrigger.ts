/** RC-09: a throttle that keeps refusing means that something sends without end. A burst is refused and forgotten; a minute of it takes entries away. */
import type { Level } from '../../../shared/model/mode.ts';
import { MINUTE_MS, type UnixMs } from '../../../shared/values/time.ts';
import { ageText, secondsText } from '../wording/numberText.ts';
import { throttledMs, type OrderFlow } from './orderFlow.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'THROTTLE',
  name: 'Order throttle',
  rule: 'RC-09',
  definition:
    'How long the message throttle has been refusing entries, pauses of up to 5 seconds included. 60 seconds turn entries off; canceling and closing never wait for it.',
};

/** RC-09: refusing for this long is L1. */
const LIMIT_MS = MINUTE_MS;

/** Measures the stretch of refusals. */
export function throttleTrigger(flow: OrderFlow, now: UnixMs): TriggerReading {
  const forMs = throttledMs(flow, now);
  const level: Level = forMs >= LIMIT_MS ? 'L1' : 'L0';
  const limit = secondsText(LIMIT_MS);
  return {
    ...identity,
    level,
    keeps: level,
    value: ageText(forMs),
    limit,
    used: usedShare(forMs, LIMIT_MS),
    text: level === 'L0' ? '' : `the throttle has been refusing entries for ${ageText(forMs)}, limit ${limit}`,
    clears: 'Clears 5 min after it is normal',
    next: level === 'L0' ? `L1 at ${limit}` : '',
    severity: severityOf(level),
    inputs: 'entries refused by the throttle',
    basis:
      flow.throttled === null ? 'the throttle refused nothing yet' : 'first to last refusal without a longer pause',
    measuredAt: flow.throttled?.at ?? null,
  };
}
