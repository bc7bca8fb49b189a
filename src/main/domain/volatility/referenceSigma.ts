/** Usual volatility of a symbol (PS-04): what today's is compared with. */

/** Median of the sigmas of the last days, as many as there are; the mean of the middle two where their number is even. Null where there is none. */
export function referenceSigma(sigmas: readonly number[]): number | null {
  if (sigmas.length === 0) return null;
  const rising = sigmas.toSorted((one, other) => one - other);
  const upper = rising[rising.length >> 1] ?? NaN;
  const lower = rising[(rising.length - 1) >> 1] ?? NaN;
  return (lower + upper) / 2;
}
