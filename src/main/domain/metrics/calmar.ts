/** Growth per year and the Calmar ratio (ME-07): CAGR / max drawdown, CAGR = U_end^(365/days) - 1. */
import { defined, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';
import { DAYS_PER_YEAR } from './annual.ts';

/** A shorter record says nothing about a year. */
const LEAST_DAYS = 30;

/** Length of a record and what one unit of it became (1 is unchanged). */
export interface Growth {
  readonly days: number;
  readonly endIndex: number;
}

/** Growth per year of any record, however short. */
export const annualGrowth = ({ days, endIndex }: Growth): number => endIndex ** (DAYS_PER_YEAR / days) - 1;

/** Compound annual growth rate; undefined below 30 days. */
export const cagr = (growth: Growth): Metric =>
  growth.days < LEAST_DAYS ? undefinedFor('PERIOD_TOO_SHORT') : defined(annualGrowth(growth));

/** CAGR over max drawdown; undefined below 30 days and without a drawdown. */
export function calmar(growth: Growth, maxDrawdown: Metric): Metric {
  const annual = cagr(growth);
  if (annual.value === null) return annual;
  if (maxDrawdown.value === null) return maxDrawdown;
  return maxDrawdown.value === 0 ? undefinedFor('NO_DRAWDOWN') : defined(annual.value / maxDrawdown.value);
}
