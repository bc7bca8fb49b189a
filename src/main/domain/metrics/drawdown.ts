/** Drawdown of the NAV index (ME-06), one point after the other, so that a year of minutes needs no memory of them. */
import { defined, mapMetric, undefinedFor } from '../../../shared/evidence/metric.ts';
import type { DrawdownSummary } from '../../../shared/evidence/performanceSummary.ts';
import type { UnixMs } from '../../../shared/values/time.ts';

/** Value of the NAV index at an instant. */
export interface NavPoint {
  readonly at: UnixMs;
  readonly index: number;
}

export interface Drawdown {
  /** The highest point so far, the last one where several are equal. */
  readonly peak: NavPoint;
  /** Whether the index was below the peak since. */
  readonly underWater: boolean;
  /** The largest drawdown, null before the first. */
  readonly largest: LargestDrawdown | null;
  readonly longestRecoveredMs: number;
}

interface LargestDrawdown {
  /** Fraction of the peak, above 0 and up to 1. */
  readonly depth: number;
  readonly peakAt: UnixMs;
  readonly troughAt: UnixMs;
  /** When the index was back at the peak; null while it is not. */
  readonly recoveredAt: UnixMs | null;
}

export const startDrawdown = (peak: NavPoint): Drawdown => ({
  peak,
  underWater: false,
  largest: null,
  longestRecoveredMs: 0,
});

/** The drawdown after a point; the same object where nothing but time has changed. */
export function addToDrawdown(drawdown: Drawdown, point: NavPoint): Drawdown {
  return point.index >= drawdown.peak.index ? atPeak(drawdown, point) : belowPeak(drawdown, point);
}

function atPeak(drawdown: Drawdown, point: NavPoint): Drawdown {
  if (!drawdown.underWater) return { ...drawdown, peak: point };
  const { largest, peak, longestRecoveredMs } = drawdown;
  return {
    peak: point,
    underWater: false,
    largest: largest?.peakAt === peak.at ? { ...largest, recoveredAt: point.at } : largest,
    longestRecoveredMs: Math.max(longestRecoveredMs, point.at - peak.at),
  };
}

function belowPeak(drawdown: Drawdown, point: NavPoint): Drawdown {
  const depth = depthBelow(drawdown.peak, point.index);
  if (depth <= (drawdown.largest?.depth ?? 0))
    return drawdown.underWater ? drawdown : { ...drawdown, underWater: true };
  const largest = { depth, peakAt: drawdown.peak.at, troughAt: point.at, recoveredAt: null };
  return { ...drawdown, underWater: true, largest };
}

const depthBelow = (peak: NavPoint, index: number): number => 1 - index / peak.index;

/** What is shown of it. `points` counts all that were added, the first included; under 2 nothing is defined. */
export function summarizeDrawdown(drawdown: Drawdown, last: NavPoint, points: number): DrawdownSummary {
  const { largest, peak, underWater, longestRecoveredMs } = drawdown;
  const enough = points < 2 ? undefinedFor('TOO_FEW_OBS') : defined(0);
  const underWaterMs = underWater ? last.at - peak.at : 0;
  return {
    max: mapMetric(enough, () => largest?.depth ?? 0),
    current: mapMetric(enough, () => depthBelow(peak, last.index)),
    peakAt: largest?.peakAt ?? null,
    troughAt: largest?.troughAt ?? null,
    recoveryMs: largest === null || largest.recoveredAt === null ? null : largest.recoveredAt - largest.troughAt,
    underWaterMs,
    longestUnderWaterMs: Math.max(underWaterMs, longestRecoveredMs),
    longestRecoveredMs,
  };
}
