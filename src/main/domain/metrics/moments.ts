/** Moments of a sample of floats. What is undefined on few values is left to the metric that asks; an empty sample gives NaN. */

/** A deviation below this is no deviation (ME-04). */
export const LEAST_DEVIATION = 1e-12;

export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Sums of the second, third and fourth powers of the distance from the mean. */
function centralSums(values: readonly number[]): {
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
} {
  const center = mean(values);
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (const value of values) {
    const distance = value - center;
    const square = distance * distance;
    second += square;
    third += square * distance;
    fourth += square * square;
  }
  return { second, third, fourth };
}

/** Standard deviation with n - 1 in the denominator. */
export const sampleDeviation = (values: readonly number[]): number =>
  Math.sqrt(centralSums(values).second / (values.length - 1));

/** Standard deviation with n in the denominator. */
export const populationDeviation = (values: readonly number[]): number =>
  Math.sqrt(centralSums(values).second / values.length);

/** Population skewness g3 = m3 / m2^1.5; 0 for a normal distribution. */
export function skewness(values: readonly number[]): number {
  const { second, third } = centralSums(values);
  return third / values.length / (second / values.length) ** 1.5;
}

/** Population kurtosis g4 = m4 / m2^2, not in excess: 3 for a normal distribution. */
export function kurtosis(values: readonly number[]): number {
  const { second, fourth } = centralSums(values);
  return fourth / values.length / (second / values.length) ** 2;
}

/** Root mean square of what lies below the target, all n in the denominator (ME-05). */
export function downsideDeviation(values: readonly number[], target = 0): number {
  let sum = 0;
  for (const value of values) sum += Math.min(value - target, 0) ** 2;
  return Math.sqrt(sum / values.length);
}
