/** How far the Sharpe ratio of so few days can be off (EV-02, after Lo 2002), for normal returns. */
import type { Interval } from '../../../shared/evidence/interval.ts';
import { DAYS_PER_YEAR } from '../metrics/annual.ts';
import { normalQuantile } from './normal.ts';

/** Standard error of an annual Sharpe ratio measured on so many days. */
export function sharpeStandardError(annualSharpe: number, days: number): number {
  const daily = annualSharpe / Math.sqrt(DAYS_PER_YEAR);
  return Math.sqrt((1 + (daily * daily) / 2) / days) * Math.sqrt(DAYS_PER_YEAR);
}

/** The estimate plus and minus its standard error times the two-sided normal quantile of the confidence. */
export function sharpeInterval(annualSharpe: number, days: number, confidence: number): Interval {
  const reach = normalQuantile((1 + confidence) / 2) * sharpeStandardError(annualSharpe, days);
  return { low: annualSharpe - reach, high: annualSharpe + reach };
}
