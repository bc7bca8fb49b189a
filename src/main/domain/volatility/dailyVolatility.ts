/** How much a symbol moves per day now, and how much it usually does (PS-04). */
import { addReturn, noReturns, sigmaOf } from './ewmaSigma.ts';
import { referenceSigma } from './referenceSigma.ts';

export interface DailyVolatility {
  /** EWMA standard deviation of daily log returns; null with too few of them. */
  readonly sigmaNow: number | null;
  /** Median of sigmaNow over the reference days, or as many as there are. */
  readonly sigmaReference: number | null;
  /** Daily returns behind sigmaNow. */
  readonly observations: number;
}

/** Takes daily log returns, newest last. A day with fewer than `least` returns behind it has no sigma. */
export function dailyVolatility(
  returns: readonly number[],
  options: { readonly lambda: number; readonly least: number; readonly referenceDays: number },
): DailyVolatility {
  let sums = noReturns;
  const sigmas: number[] = [];
  for (const value of returns) {
    sums = addReturn(sums, value, options.lambda);
    const sigma = sigmaOf(sums, options.least);
    if (sigma !== null) sigmas.push(sigma);
  }
  return {
    sigmaNow: sigmas.at(-1) ?? null,
    sigmaReference: referenceSigma(sigmas.slice(-options.referenceDays)),
    observations: sums.count,
  };
}
