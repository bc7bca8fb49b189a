/** Single prints far from where the market was (RC-21). Analytics floats: the print itself is never changed, only doubted. */

/** RC-21: 1.5 %, or 8 standard deviations estimated from the median absolute deviation. */
const LEAST = 0.015;
const DEVIATIONS = 8;
/** Makes the median absolute deviation of normal data estimate their standard deviation. */
const NORMAL_FACTOR = 1.4826;

export interface OutlierBand {
  readonly median: number;
  /** Median absolute deviation from the median. */
  readonly mad: number;
  /** Largest accepted |price - median| / median. */
  readonly threshold: number;
}

/** Band around the median of recent one-second mids; throws RangeError on an empty window. */
export function outlierBand(mids: readonly number[]): OutlierBand {
  const median = medianOf(mids);
  const mad = medianOf(mids.map((mid) => Math.abs(mid - median)));
  return { median, mad, threshold: Math.max(LEAST, (DEVIATIONS * NORMAL_FACTOR * mad) / median) };
}

/** Whether a price is an outlier against the window. */
export function isOutlier(mids: readonly number[], price: number): boolean {
  if (isNearAll(mids, price)) return false;
  const { median, threshold } = outlierBand(mids);
  return Math.abs(price - median) / median > threshold;
}

/** Within 1.5 % of the lowest and the highest mid means within 1.5 % of their median: no sorting needed. */
function isNearAll(mids: readonly number[], price: number): boolean {
  for (const mid of mids) if (Math.abs(price - mid) > LEAST * Math.min(mid, price)) return false;
  return true;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new RangeError('a median needs at least one value');
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
