/** EB-10: our clock against the venue's. A venue refuses orders that seem to come from the future. */
import type { Level } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { millisText } from '../wording/numberText.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'CLOCK',
  name: 'Clock',
  rule: 'EB-10',
  definition:
    'Venue time minus the middle of the question and its answer, median of the last five questions. A large offset turns entries off, because the venue refuses orders from the future.',
};

/** One question for the venue's time, on our clock. */
export interface TimeQuestion {
  readonly sentAt: UnixMs;
  readonly answeredAt: UnixMs;
  readonly serverTime: UnixMs;
}

/** Venue clock minus ours, milliseconds; the answer is taken to be half way. */
export const clockOffsetMs = ({ sentAt, answeredAt, serverTime }: TimeQuestion): number =>
  serverTime - (sentAt + answeredAt) / 2;

type ClockSettings = Pick<BreakerSettings['breaker'], 'clockWarnMs' | 'clockL1Ms'>;

/** Reads the last offsets, at most five of them. */
export function clockTrigger(
  offsetsMs: readonly number[],
  measuredAt: UnixMs | null,
  settings: ClockSettings,
): TriggerReading {
  const offset = medianOf(offsetsMs);
  const size = offset === null ? null : Math.abs(offset);
  const level: Level = size !== null && size > settings.clockL1Ms ? 'L1' : 'L0';
  const isWarm = size !== null && size > settings.clockWarnMs;
  const limit = millisText(settings.clockL1Ms);
  const passed = level === 'L0' ? millisText(settings.clockWarnMs) : limit;
  return {
    ...identity,
    level,
    keeps: level,
    value: offset === null ? null : millisText(offset),
    limit,
    used: usedShare(size, settings.clockL1Ms),
    text: offset !== null && isWarm ? `clock is ${millisText(offset)} off the venue's, over ${passed}` : '',
    clears: 'Clears 60 s after it is normal',
    next: nextText(level, isWarm, settings),
    // The venue may refuse every order at this point, which is more than a warning.
    severity: level === 'L1' ? 'P2' : isWarm ? 'P3' : severityOf(level),
    inputs: `${offsetsMs.length} questions for the venue's time`,
    basis: offset === null ? "the venue's time was not asked yet" : 'median of the last questions',
    measuredAt,
  };
}

function nextText(level: Level, isWarm: boolean, settings: ClockSettings): string {
  if (level === 'L1') return '';
  return isWarm ? `L1 above ${millisText(settings.clockL1Ms)}` : `P3 above ${millisText(settings.clockWarnMs)}`;
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? null;
}
