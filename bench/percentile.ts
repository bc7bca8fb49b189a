/** Nearest-rank percentile of samples, `share` from 0 to 1: 0.5 is the median. The samples need not be sorted. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((left, right) => left - right);
  const place = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  const found = sorted[place];
  if (found === undefined) throw new RangeError('percentile expects at least one sample, found none');
  return found;
}
