/** The unit in which variants are compared (EV-05). */
import type { PerformanceSummary } from '../../../shared/evidence/performanceSummary.ts';

const DAYS_PER_YEAR = 365;

/** Annual Sharpe ratio back to one day; null where it is undefined. */
export const sharpePerDay = ({ sharpe }: PerformanceSummary): number | null =>
  sharpe.value === null ? null : sharpe.value / Math.sqrt(DAYS_PER_YEAR);
