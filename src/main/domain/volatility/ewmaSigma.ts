/**
 * Volatility as an exponentially weighted root mean square of log returns, zero mean, normalized weights (PS-04, RiskMetrics 1996):
 * sigma^2 = sum lambda^k r_(t-k)^2 / sum lambda^k. Floats; per bar of the returns given, not annualized.
 */

/** Sums over all returns seen so far. */
export interface SigmaSums {
  readonly squares: number;
  readonly weight: number;
  readonly count: number;
}

export const noReturns: SigmaSums = { squares: 0, weight: 0, count: 0 };

/** The sums after one more return. */
export const addReturn = (sums: SigmaSums, value: number, lambda: number): SigmaSums => ({
  squares: lambda * sums.squares + value * value,
  weight: lambda * sums.weight + 1,
  count: sums.count + 1,
});

/** Standard deviation per bar; null with fewer returns than `least`. */
export const sigmaOf = (sums: SigmaSums, least: number): number | null =>
  sums.count < Math.max(1, least) ? null : Math.sqrt(sums.squares / sums.weight);

/** Sigma of a whole series, newest last; null with fewer returns than `least`. */
export function ewmaSigma(
  returns: readonly number[],
  options: { readonly lambda: number; readonly least: number },
): number | null {
  return sigmaOf(
    returns.reduce((sums, value) => addReturn(sums, value, options.lambda), noReturns),
    options.least,
  );
}
