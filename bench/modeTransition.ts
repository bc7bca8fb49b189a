/** F8: a change of mode or run from command to answer, committed to disk in between. */
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';
import { bareInserts, timed, withDesk } from './support.ts';

const CHANGES = 300;
/** Bytes the entries of one such command take; the baseline is one bare durable row of that size. */
const ROW_BYTES = 400;

export function run(): Promise<Figure> {
  return withDesk(10, async (desk) => {
    const samples: number[] = [];
    for (let change = 0; change < CHANGES; change += 1) {
      const name = change % 2 === 0 ? 'pause' : 'unpause';
      samples.push(await timed(() => desk.call(name, {})));
    }
    const p99 = percentile(samples, 0.99);
    const bare = bareInserts(CHANGES, ROW_BYTES);
    return {
      id: 'F8',
      name: 'Mode transition, durable (median)',
      unit: 'ms',
      value: percentile(samples, 0.5),
      p99,
      baseline: percentile(bare, 0.5),
      goal: '< 20 ms',
      holds: p99 < 20,
      details: { baselineP99Ms: percentile(bare, 0.99) },
    };
  });
}
