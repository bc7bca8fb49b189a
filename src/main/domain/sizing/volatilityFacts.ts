/** What is known of how much a symbol moves, for the collar (RC-05), the size (PS-04) and the automatic stop (PS-10). Analytics floats. */

export interface VolatilityFacts {
  /** Standard deviation of 15-minute returns as a fraction of the price; null while too few bars were seen. */
  readonly sigma15m: number | null;
  /** EWMA standard deviation of daily log returns as of now (PS-04); null while too few days were seen. */
  readonly sigmaNow: number | null;
  /** Median of sigmaNow over the reference days (PS-04); null while there is none. */
  readonly sigmaReference: number | null;
  /** Daily returns behind sigmaNow. */
  readonly observations: number;
  /** Wilder's average true range of hourly bars in price units (PS-11); null while too few hours were seen. */
  readonly atr: number | null;
}

/** Facts of a symbol of which nothing was seen yet. */
export const noVolatilityFacts: VolatilityFacts = {
  sigma15m: null,
  sigmaNow: null,
  sigmaReference: null,
  observations: 0,
  atr: null,
};
