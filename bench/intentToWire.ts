/** F5: from an intent to the request handed to the venue: sizing, gate, durable journal, send. Measured to the command's answer, which comes after. */
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';
import { marketTicket, timed, withDesk } from './support.ts';

const SYMBOLS = 100;
/** The first round warms the code up and is not counted. */
const ROUNDS = 5;

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
    const sent = desk.state.durable.counters.order;
    if (sent < SYMBOLS * ROUNDS) throw new Error(`only ${sent} orders were sent`);
    const p99 = percentile(samples, 0.99);
    return {
      id: 'F5',
      name: 'Intent to wire: gate, durable journal, handed over (median)',
      unit: 'ms',
      value: percentile(samples, 0.5),
      p99,
      baseline: null,
      goal: 'p99 < 5 ms',
      holds: p99 < 5,
    };
  });
}
