/** EB-05: round trips of signed order-path calls. High is L2 at once and the emergency stop when it lasts (D-8). */
import type { Level } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { apartMs } from '../time/apartMs.ts';
import { millisText, secondsText } from '../wording/numberText.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'LATENCY',
  name: 'API latency',
  rule: 'EB-05',
  definition:
    'Round trips of order calls in the last minute. High when the 95th percentile of at least five, or three in a row, are over the limit, or two in a row timed out. High is reduce-only, and the emergency stop when it lasts.',
};

/** Timeouts in a row that make the latency high. */
const TIMEOUTS_IN_A_ROW = 2;

export interface LatencySample {
  readonly at: UnixMs;
  /** A call without an answer in time counts as the timeout. */
  readonly ms: number;
}

export interface LatencyFacts {
  /** Calls in the window. */
  readonly samples: number;
  /** Nearest rank; null with too few calls. */
  readonly p95: number | null;
  readonly highByP95: boolean;
  /** Newest calls in a row over the limit. */
  readonly consecutiveOver: number;
  readonly highByConsecutive: boolean;
  readonly highByTimeouts: boolean;
  readonly lastMs: number | null;
  readonly measuredAt: UnixMs | null;
}

type LatencySettings = BreakerSettings['latency'];

/** Measures the calls of the window that ends now; samples are oldest first. */
export function latencyFacts(samples: readonly LatencySample[], now: UnixMs, settings: LatencySettings): LatencyFacts {
  const recent = samples.filter((each) => apartMs(each.at, now) <= settings.windowMs);
  const p95 = nearestRank95(recent.length < settings.minSamples ? [] : recent.map((each) => each.ms));
  const consecutiveOver = inARow(recent, (ms) => ms > settings.highMs);
  const last = recent.at(-1);
  return {
    samples: recent.length,
    p95,
    highByP95: p95 !== null && p95 > settings.highMs,
    consecutiveOver,
    highByConsecutive: consecutiveOver >= settings.consecutive,
    highByTimeouts: inARow(recent, (ms) => ms >= settings.timeoutMs) >= TIMEOUTS_IN_A_ROW,
    lastMs: last?.ms ?? null,
    measuredAt: last?.at ?? null,
  };
}

/** Whether any of the three conditions holds. */
export const isLatencyHigh = (facts: LatencyFacts): boolean =>
  facts.highByP95 || facts.highByConsecutive || facts.highByTimeouts;

/** Reads the latency; `highForMs` is how long it has been high without a break, 0 when it is not. */
export function latencyTrigger(facts: LatencyFacts, highForMs: number, settings: LatencySettings): TriggerReading {
  const level = levelOf(facts, highForMs, settings);
  const found = foundMs(facts, settings);
  const limit = millisText(settings.highMs);
  const isWarm = facts.p95 !== null && facts.p95 > settings.warnMs;
  const text = `API latency ${found === null ? 'unknown' : `${found.word} ${millisText(found.ms)}`} over ${
    level === 'L0' ? millisText(settings.warnMs) : limit
  }`;
  return {
    ...identity,
    level,
    keeps: level,
    value: found === null ? null : millisText(found.ms),
    limit,
    used: usedShare(found?.ms ?? null, settings.highMs),
    text: level === 'L0' && !isWarm ? '' : text,
    clears: 'Clears 60 s after it is normal',
    next: nextText(level, isWarm, settings),
    severity: severityOf(level) ?? (isWarm ? 'P3' : null),
    inputs: `${facts.samples} calls in ${secondsText(settings.windowMs)}, ${facts.consecutiveOver} in a row over ${limit}, high for ${secondsText(highForMs)}`,
    basis:
      facts.p95 === null ? `fewer than ${settings.minSamples} calls in the window` : '95th percentile, nearest rank',
    measuredAt: facts.measuredAt,
  };
}

function levelOf(facts: LatencyFacts, highForMs: number, settings: LatencySettings): Level {
  if (!isLatencyHigh(facts)) return 'L0';
  return highForMs >= settings.sustainMs ? 'L4' : 'L2';
}

/** The 95th percentile, or the last call where calls in a row are what makes it high or all there is. */
function foundMs(
  { p95, lastMs, highByP95, highByConsecutive, highByTimeouts }: LatencyFacts,
  settings: LatencySettings,
): { readonly word: string; readonly ms: number } | null {
  if (p95 !== null && (highByP95 || !(highByConsecutive || highByTimeouts))) return { word: 'p95', ms: p95 };
  if (lastMs === null) return null;
  return { word: highByConsecutive ? `${settings.consecutive} calls in a row, last` : 'last call', ms: lastMs };
}

function nextText(level: Level, isWarm: boolean, settings: LatencySettings): string {
  if (level === 'L4') return '';
  if (level === 'L2') return `L4 after ${secondsText(settings.sustainMs)} high`;
  return isWarm ? `L2 above ${millisText(settings.highMs)}` : `P3 above ${millisText(settings.warnMs)}`;
}

function inARow(samples: readonly LatencySample[], condition: (ms: number) => boolean): number {
  const newestFirst = samples.toReversed();
  const end = newestFirst.findIndex((each) => !condition(each.ms));
  return end === -1 ? newestFirst.length : end;
}

/** Null without values. */
function nearestRank95(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  // ceil(0.95 n) in integers: 19 of 20, without the float just above 19.
  return sorted[Math.ceil((95 * sorted.length) / 100) - 1] ?? null;
}
