/** A number of the correlation rules, or nothing and why (CV-05): never 0, NaN or Infinity in place of "unknown". */

/** TOO_FEW_POSITIONS: fewer than two symbols are held. TOO_FEW_HOURS: not enough common hours. NO_RISK: nothing is held, or all of it cancels out. */
export type FigureReason = 'TOO_FEW_POSITIONS' | 'TOO_FEW_HOURS' | 'NO_RISK';

export type Figure =
  { readonly value: number; readonly reason: null } | { readonly value: null; readonly reason: FigureReason };

/** A figure that has a value. */
export const found = (value: number): Figure => ({ value, reason: null });

/** A figure that has none. */
export const missing = (reason: FigureReason): Figure => ({ value: null, reason });
