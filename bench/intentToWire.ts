/**
 * F5: from an intent to the request handed to the venue, with a hundred positions open: sizing, gate, durable journal, send. Measured to the command's
 * answer, which comes after. The check alone is measured by asking what the ticket would do: the same sizing and the same gate, and nothing is sent.
 */
import type { Ticket } from '../src/shared/ipc/contract.ts';
import type { TestDesk } from '../test/support/testDesk.ts';
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';
import { bareInserts, marketTicket, timed, withDesk } from './support.ts';

const POSITIONS = 100;
/** Symbols without a position: entries rest there, and go again before the next round. */
const FREE = 100;
/** The first round warms the code up and is not counted. */
const ROUNDS = 5;
/** Bytes the entries of one such command take; the baseline is one bare durable row of that size. */
const ROW_BYTES = 6_700;

export function run(): Promise<Figure> {
  return withDesk(POSITIONS + FREE, async (desk) => {
    await openPositions(desk);
    const checks: number[] = [];
    const samples: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      for (let at = POSITIONS; at < POSITIONS + FREE; at += 1) {
        const checked = await check(desk, at);
        const sent = await place(desk, at);
        if (round === 0) continue;
        checks.push(checked);
        samples.push(sent);
      }
    return figureOf(samples, checks);
  });
}

/** A long of 10 USDT with its stop in each of the first symbols. */
async function openPositions(desk: TestDesk): Promise<void> {
  for (let at = 0; at < POSITIONS; at += 1) {
    await accepted(desk, marketTicket(at));
    if (at % 10 === 9) await desk.play(500);
  }
  await desk.play(2_000);
  const { size } = desk.state.durable.books.PAPER.positions;
  if (size !== POSITIONS) throw new Error(`the bench needs ${POSITIONS} positions, found ${size}`);
}

/** Milliseconds from the ticket to its answer. The entry is gone again before this returns, so that each order finds the same book. */
async function place(desk: TestDesk, at: number): Promise<number> {
  let id = '';
  const ms = await timed(async () => {
    id = await accepted(desk, limitTicket(at));
  });
  await desk.play(500);
  await desk.call('cancelOrder', { clientOrderId: id });
  await desk.play(500);
  return ms;
}

async function check(desk: TestDesk, at: number): Promise<number> {
  let passed = false;
  const ms = await timed(async () => {
    const preview = await desk.call('previewOrder', limitTicket(at));
    passed = preview.ok && preview.value.ok;
  });
  if (!passed) throw new Error('the bench needs a ticket that passes the gate');
  return ms;
}

const limitTicket = (at: number): Ticket => ({ ...marketTicket(at), type: 'LIMIT', entry: '95.00', stop: '92.00' });

async function accepted(desk: TestDesk, ticket: Ticket): Promise<string> {
  const placed = await desk.call('placeOrder', ticket);
  if (!placed.ok) throw new Error(placed.error.message);
  return placed.value.clientOrderId;
}

function figureOf(samples: readonly number[], checks: readonly number[]): Figure {
  const p99 = percentile(samples, 0.99);
  const checkP99 = percentile(checks, 0.99);
  const bare = bareInserts(samples.length, ROW_BYTES);
  return {
    id: 'F5',
    name: `Intent to wire with ${POSITIONS} positions: gate, durable journal, handed over (median)`,
    unit: 'ms',
    value: percentile(samples, 0.5),
    p99,
    baseline: percentile(bare, 0.5),
    goal: 'p99 < 5 ms; the check alone p99 < 1 ms',
    holds: p99 < 5 && checkP99 < 1,
    details: { checkMs: percentile(checks, 0.5), checkP99Ms: checkP99, baselineP99Ms: percentile(bare, 0.99) },
  };
}
