/** F5: from an intent to the request handed to the venue: sizing, gate, durable journal, send. Measured to the command's answer, which comes after. */
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';
import { bareInserts, marketTicket, timed, withDesk } from './support.ts';

const SYMBOLS = 100;
/** The first round warms the code up and is not counted. */
const ROUNDS = 5;
/** Bytes the entries of one such command take; the baseline is one bare durable row of that size. */
const ROW_BYTES = 3500;

export function run(): Promise<Figure> {
  return withDesk(SYMBOLS, async (desk) => {
    const samples: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let at = 0; at < SYMBOLS; at += 1) {
        const ms = await timed(() => desk.call('placeOrder', { ...marketTicket(at), quantity: `0.${round + 1}0` }));
        if (round > 0) samples.push(ms);
        if (at % 10 === 9) await desk.play(500);
      }
      await desk.play(2_000);
    }
    const sent = desk.state.durable.books.PAPER.counters.order;
    if (sent < SYMBOLS * ROUNDS) throw new Error(`only ${sent} orders were sent`);
    const p99 = percentile(samples, 0.99);
    const bare = bareInserts(SYMBOLS * (ROUNDS - 1), ROW_BYTES);
    return {
      id: 'F5',
      name: 'Intent to wire: gate, durable journal, handed over (median)',
      unit: 'ms',
      value: percentile(samples, 0.5),
      p99,
      baseline: percentile(bare, 0.5),
      goal: 'p99 < 5 ms',
      holds: p99 < 5,
      details: { baselineP99Ms: percentile(bare, 0.99) },
    };
  });
}
