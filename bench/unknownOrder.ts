/**
 * unknown-order: how long an order stays unknown at a venue 50 ms away (RC-24), from handing it over to knowing: carried out with the answer lost, the
 * account's stream telling of it or mute; and never arrived, which the venue must say twice, a second apart. Closing orders, one of each symbol.
 */
import { z } from 'zod';
import type { OrderStatus } from '../src/shared/model/order.ts';
import { clientOrderId, type ClientOrderId, type SymbolName } from '../src/shared/values/ids.ts';
import { newDataDir, removeDataDir } from '../test/support/testDesk.ts';
import type { Figure } from './figure.ts';
import { openLiveBench, until, type LiveBench } from './live/liveEngine.ts';
import { startVenue, type BenchVenue } from './live/startVenue.ts';
import { percentile } from './percentile.ts';

const ORDERS = 20;
const ROUND_TRIP_MS = 50;
/** First question after 250 ms, a round trip for order and question each. */
const ASKED_GOAL_MS = 500;
/** Three seconds in which it may travel and one to be visible; then two denials a second apart. */
const ABSENT_GOAL_MS = 6_000;

export async function run(): Promise<Figure> {
  const venue = await startVenue({ positions: 3 * ORDERS, roundTripMs: ROUND_TRIP_MS, others: false });
  const dir = newDataDir();
  const desk = await openLiveBench(venue, { dir, stops: false });
  const told = await resolveTimes(desk, venue, { from: 0, fault: 'loseAnswer' });
  const absent = await resolveTimes(desk, venue, { from: ORDERS, fault: 'loseRequest' });
  await venue.spoil('mute');
  const asked = await resolveTimes(desk, venue, { from: 2 * ORDERS, fault: 'loseAnswer' });
  await desk.close();
  await venue.stop();
  removeDataDir(dir);
  const value = percentile(asked, 0.5);
  const absentMs = percentile(absent, 0.5);
  return {
    id: 'unknown-order',
    name: `Unknown order, answer lost and stream mute, ${ROUND_TRIP_MS} ms venue: sent to confirmed (median)`,
    unit: 'ms',
    value,
    p99: Math.max(...asked),
    baseline: null,
    goal: `confirmed < ${ASKED_GOAL_MS} ms, refused < ${ABSENT_GOAL_MS} ms`,
    holds: value < ASKED_GOAL_MS && absentMs < ABSENT_GOAL_MS,
    details: {
      confirmedByStreamMs: percentile(told, 0.5),
      neverArrivedMs: absentMs,
      neverArrivedLongestMs: Math.max(...absent),
      orders: asked.length + told.length + absent.length,
    },
  };
}

interface Spoiled {
  readonly from: number;
  readonly fault: 'loseAnswer' | 'loseRequest';
}

/** Milliseconds from handing over to an end that is known, one order after the other. */
async function resolveTimes(desk: LiveBench, venue: BenchVenue, { from, fault }: Spoiled): Promise<number[]> {
  const times: number[] = [];
  for (const symbol of desk.symbols.slice(from, from + ORDERS)) {
    await venue.spoil(fault);
    const begun = performance.now();
    const id = close(desk, symbol);
    await until(() => !OPEN_QUESTIONS.has(statusOf(desk, id)));
    times.push(performance.now() - begun);
    const isCarriedOut = statusOf(desk, id) === 'FILLED';
    if (isCarriedOut !== (fault === 'loseAnswer'))
      throw new Error(`${id} was ${fault} and ended ${statusOf(desk, id)}`);
  }
  return times;
}

const OPEN_QUESTIONS: ReadonlySet<OrderStatus> = new Set(['INTENDED', 'IN_FLIGHT', 'UNKNOWN', 'OPEN']);

function close({ runner }: LiveBench, symbol: SymbolName): ClientOrderId {
  let id: ClientOrderId | null = null;
  runner.dispatch({
    type: 'command',
    command: { name: 'closePosition', input: { symbol, part: 'ALL' } },
    actor: { type: 'user', id: 'ui', session: 'bench' },
    reply: (result) => {
      const answer = closedSchema.safeParse(result.ok ? result.value : result.error);
      if (!answer.success) throw new Error(JSON.stringify(result));
      id = clientOrderId(answer.data.clientOrderId);
    },
  });
  if (id === null) throw new Error('the close was not answered');
  return id;
}

const closedSchema = z.object({ clientOrderId: z.string() });

function statusOf({ state }: LiveBench, id: ClientOrderId): OrderStatus {
  const order = state.durable.books.LIVE.orders.get(id);
  if (order === undefined) throw new Error(`${id} is not known`);
  return order.status;
}
