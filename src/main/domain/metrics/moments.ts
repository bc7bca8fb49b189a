/** Moments of a sample of floats. What is undefined on few values is left to the metric that asks; an empty sample gives NaN. */

/** A deviation below this is no deviation (ME-04). */
export const LEAST_DEVIATION = 1e-12;

export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Sum of (value - mean)^power. */
function centralSum(values: readonly number[], power: 2 | 3 | 4): number {
  const center = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - center) ** power;
  return sum;
}

/** Standard deviation with n - 1 in the denominator. */
export const sampleDeviation = (values: readonly number[]): number =>
  Math.sqrt(centralSum(values, 2) / (values.length - 1));

/** Standard deviation with n in the denominator. */
export const populationDeviation = (values: readonly number[]): number =>
  Math.sqrt(centralSum(values, 2) / values.length);

/** Population skewness g3 = m3 / m2^1.5; 0 for a normal distribution. */
export const skewness = (values: readonly number[]): number =>
  centralSum(values, 3) / values.length / populationDeviation(values) ** 3;

/** Population kurtosis g4 = m4 / m2^2, not in excess: 3 for a normal distribution. */
export const kurtosis = (values: readonly number[]): number =>
  centralSum(values, 4) / values.length / populationDeviation(values) ** 4;

/** Root mean square of what lies below the target, all n in the denominator (ME-05). */
export function downsideDeviation(values: readonly number[], target = 0): number {
  let sum = 0;
  for (const value of values) sum += Math.min(value - target, 0) ** 2;
  return Math.sqrt(sum / values.length);
}
