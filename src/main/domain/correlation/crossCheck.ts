/** Ledoit-Wolf beside EWMA on the same hours (EB-06): the second opinion shown once three symbols or more are looked at. */
import { commonHours } from './commonHours.ts';
import type { CorrelationMatrix } from './correlationMatrix.ts';
import type { Decay } from './decay.ts';
import type { HourlyReturns } from './hourlyReturns.ts';
import { ledoitWolf } from './ledoitWolf.ts';

/**
 * Shrunk matrix over the hours all symbols have. The symbol with the shortest history is left out (NaN) until enough hours are common; null where
 * fewer than three symbols remain.
 */
export function crossCheck(series: readonly HourlyReturns[], decay: Decay): CorrelationMatrix | null {
  let kept = series.map((_, at) => at);
  while (kept.length >= 3) {
    const { columns } = commonHours(pick(series, kept), decay.window);
    const shrunk = (columns[0]?.length ?? 0) < decay.minHours ? null : ledoitWolf(columns);
    if (shrunk !== null) return spread(shrunk.shrunk, kept, series.length);
    kept = withoutShortest(kept, (place) => series[place]?.countWithin(decay.window) ?? 0);
  }
  return null;
}

const pick = (series: readonly HourlyReturns[], places: readonly number[]): readonly HourlyReturns[] =>
  places.flatMap((place) => series[place] ?? []);

/** Drops the last of those with the fewest returns, so that the first named stay. */
function withoutShortest(kept: readonly number[], countOf: (place: number) => number): number[] {
  const counts = kept.map(countOf);
  const dropped = counts.lastIndexOf(Math.min(...counts));
  return kept.filter((_, at) => at !== dropped);
}

/** Puts the rows of a smaller matrix where their symbols are; the rest is unknown. */
function spread(small: CorrelationMatrix, places: readonly number[], size: number): CorrelationMatrix {
  const rho = new Float64Array(size * size).fill(NaN);
  const hours = new Int32Array(size * size);
  for (let at = 0; at < size; at += 1) rho[at * size + at] = 1;
  for (const [row, to] of places.entries())
    for (const [column, across] of places.entries()) {
      rho[to * size + across] = small.rho[row * small.size + column] ?? NaN;
      hours[to * size + across] = small.hours[row * small.size + column] ?? 0;
    }
  return { size, rho, hours };
}
