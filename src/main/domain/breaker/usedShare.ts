/** Utilization of a limit as a float for display and warnings (EB-01); levels compare the exact values. */

/** value / limit, 0 for values below 0; null where there is no value or no limit to compare with (CV-05). */
export const usedShare = (value: number | null, limit: number): number | null =>
  value === null || !Number.isFinite(value) || limit <= 0 ? null : Math.max(0, value) / limit;
