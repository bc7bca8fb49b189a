/** Volatility of one bar length told from another's. */

/** sigma x sqrt(to / from): independent returns add their variances. Durations in the same unit. */
export const scaleSigma = (sigma: number, from: number, to: number): number => sigma * Math.sqrt(to / from);
