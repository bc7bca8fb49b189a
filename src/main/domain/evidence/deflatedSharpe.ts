/**
 * Deflated Sharpe ratio (EV-05), Bailey and Lopez de Prado 2014: the probability that the true Sharpe ratio is above what the best of so many
 * luckless tries would show. Starting paper again until it passes is trying, and so is every variant of a backtest.
 */
import type { Metric } from '../../../shared/evidence/metric.ts';
import { sampleDeviation } from '../metrics/moments.ts';
import { normalQuantile } from './normal.ts';
import { probabilisticSharpe } from './probabilisticSharpe.ts';
import type { SharpeMoments } from './sharpeMoments.ts';

/** One paper attempt as a try: its Sharpe ratio per day on so many days. */
export interface Try {
  readonly sharpe: number;
  readonly days: number;
}

export interface Selection {
  /** N: paper attempts, this one included, plus declared variants. */
  readonly tries: number;
  /** The attempts whose Sharpe ratios are known, this one included. */
  readonly attempts: readonly Try[];
}

export interface Deflation {
  readonly value: Metric;
  /** Expected best Sharpe ratio per day of N tries without skill (SR0). */
  readonly benchmark: number;
}

const EULER_MASCHERONI = 0.577_215_664_901_532_9;
/** The attempts speak for their own variance from this many on, counting those of so many days. */
const LEAST_ATTEMPTS = 5;
const LEAST_ATTEMPT_DAYS = 10;

export function deflatedSharpe(moments: SharpeMoments, { tries, attempts }: Selection): Deflation {
  const benchmark = expectedBest(tries, trialDeviation(attempts, moments.days));
  return { value: probabilisticSharpe(moments, benchmark), benchmark };
}

/** Root of V: deviation of the attempts' Sharpe ratios where there are enough, else that of a Sharpe ratio of T days without skill. */
function trialDeviation(attempts: readonly Try[], days: number): number {
  const usable = attempts.filter((attempt) => attempt.days >= LEAST_ATTEMPT_DAYS).map(({ sharpe }) => sharpe);
  return usable.length >= LEAST_ATTEMPTS ? sampleDeviation(usable) : Math.sqrt(1 / (days - 1));
}

/** SR0; one try selects nothing. */
function expectedBest(tries: number, deviation: number): number {
  if (tries <= 1) return 0;
  const best = normalQuantile(1 - 1 / tries);
  const nextBest = normalQuantile(1 - 1 / (tries * Math.E));
  return deviation * ((1 - EULER_MASCHERONI) * best + EULER_MASCHERONI * nextBest);
}
