/** RC-08: the same order asked for again and again is what a strategy in a loop looks like. Each one was refused; three take entries away. */
import type { Level } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { duplicatesIn, type OrderFlow } from './orderFlow.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'DUPLICATE_ORDERS',
  name: 'Duplicate orders',
  rule: 'RC-08',
  definition:
    'Entries refused within 60 seconds because the same signal or the same order was there already. Three of them turn entries off.',
};

/** RC-08: duplicates within 60 s that are L1. */
const LIMIT = 3;

/** Counts the duplicates of the last 60 s. */
export function duplicateOrdersTrigger(flow: OrderFlow, now: UnixMs): TriggerReading {
  const found = duplicatesIn(flow, now);
  const level: Level = found.length >= LIMIT ? 'L1' : 'L0';
  return {
    ...identity,
    level,
    keeps: level,
    value: `${found.length} in 60 s`,
    limit: `${LIMIT} in 60 s`,
    used: usedShare(found.length, LIMIT),
    text: level === 'L0' ? '' : `${found.length} duplicate orders within 60 s, L1 from ${LIMIT}`,
    clears: 'Clears 5 min after it is normal',
    next: level === 'L0' ? `L1 at ${LIMIT} in 60 s` : '',
    severity: severityOf(level),
    inputs: 'entries refused as duplicates in the last 60 s',
    basis: found.length === 0 ? 'no duplicate in the last 60 s' : "the desk's own refusals, previews not counted",
    measuredAt: found.at(-1) ?? null,
  };
}
