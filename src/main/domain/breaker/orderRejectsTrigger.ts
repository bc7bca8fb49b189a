/** EB-08: orders the venue refused. Our own denials do not count: they never left. */
import type { Level } from '../../../shared/model/mode.ts';
import { MINUTE_MS, type UnixMs } from '../../../shared/values/time.ts';
import { apartMs } from '../time/apartMs.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';

const identity: TriggerIdentity = {
  trigger: 'ORDER_REJECTS',
  name: 'Order rejects',
  rule: 'EB-08',
  definition:
    'Orders the venue rejected among the last 10 and the last 20 answers within 5 minutes. At the limit entries are off, at twice the rate only closing orders are sent.',
};

const WINDOW_MS = 5 * MINUTE_MS;
const TWICE = 2;

export interface OrderAnswer {
  readonly at: UnixMs;
  readonly rejected: boolean;
}

export interface RejectCounts {
  /** Rejects among the last 10 answers. */
  readonly last10: number;
  /** Rejects among the last 20 answers. */
  readonly last20: number;
}

type RejectSettings = Pick<BreakerSettings['breaker'], 'rejectLast10' | 'rejectLast20'>;

/** Counts rejects among the newest answers of the last five minutes; answers are oldest first. */
export function rejectCounts(answers: readonly OrderAnswer[], now: UnixMs): RejectCounts {
  const recent = answers.filter((each) => apartMs(each.at, now) <= WINDOW_MS);
  const among = (count: number): number => recent.slice(-count).filter((each) => each.rejected).length;
  return { last10: among(10), last20: among(20) };
}

/** Reads the counts. */
export function orderRejectsTrigger(
  counts: RejectCounts,
  measuredAt: UnixMs | null,
  settings: RejectSettings,
): TriggerReading {
  const limits = { last10: settings.rejectLast10, last20: settings.rejectLast20.mul(20).toNumber() };
  const level = levelOf(counts, limits);
  const used = Math.max(counts.last10 / limits.last10, counts.last20 / limits.last20);
  const value = `${counts.last10} of 10, ${counts.last20} of 20`;
  const limit = `${limits.last10} of 10 or ${limits.last20} of 20`;
  return {
    ...identity,
    level,
    keeps: level,
    value,
    limit,
    used,
    text: level === 'L0' ? '' : `the venue rejected ${value} orders, limit ${limit}`,
    clears: 'Clears 5 min after it is normal',
    next: nextText(level, limits),
    severity: severityOf(level),
    inputs: 'answers of the last 5 minutes',
    basis: measuredAt === null ? 'no order was answered yet' : "the venue's answers; our own denials do not count",
    measuredAt,
  };
}

function levelOf(counts: RejectCounts, limits: RejectCounts): Level {
  const isOver = (factor: number): boolean =>
    counts.last10 >= factor * limits.last10 || counts.last20 >= factor * limits.last20;
  if (isOver(TWICE)) return 'L2';
  return isOver(1) ? 'L1' : 'L0';
}

function nextText(level: Level, { last10, last20 }: RejectCounts): string {
  if (level === 'L2') return '';
  const factor = level === 'L1' ? TWICE : 1;
  return `${level === 'L1' ? 'L2' : 'L1'} at ${factor * last10} of 10 or ${factor * last20} of 20`;
}
