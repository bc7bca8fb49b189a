/** Periods per year: a 24/7 market has 365 days (CV-03). */
export const DAYS_PER_YEAR = 365;
