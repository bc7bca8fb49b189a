/**
 * F1: emergency stop of 100 positions and 100 resting orders at a venue 50 ms away: trigger to entries blocked, to the last request at the venue, to
 * flat there. Beside it plain ccxt with its default throttle doing the same, and the same stop at 0 and 200 ms.
 */
import ccxt from 'ccxt';
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';
import { addressesAt } from '../test/support/venueSimulator/addresses.ts';
import { newDataDir, removeDataDir } from '../test/support/testDesk.ts';
import { openLiveBench, type LiveBench } from './live/liveEngine.ts';
import { startVenue, type BenchVenue } from './live/startVenue.ts';

const POSITIONS = 100;
const ROUNDS = 5;

/** Milliseconds since the press, but for the counts. */
interface Stop {
  /** The latch that every entry is held against was set: from here none is sent. */
  readonly blockedMs: number;
  /** The snapshot was asked for and the press was answered. */
  readonly answeredMs: number;
  /** The account was read, the plan made, journaled and handed over. */
  readonly plannedMs: number;
  readonly firstRequestMs: number;
  readonly lastRequestMs: number;
  readonly flatMs: number;
  readonly requests: number;
  /** Requests of the first batch: those that did not wait for the venue's limits. */
  readonly firstBatch: number;
  /** Computed by the desk's process, and by the venue's, which shares the machine. */
  readonly deskCpuMs: number;
  readonly venueCpuMs: number;
}

export async function run(): Promise<Figure> {
  const rounds: Stop[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await stopAt(50));
  const near = await stopAt(0);
  const far = await stopAt(200);
  const plainMs = await plainCcxt(50);
  const middle = (of: (stop: Stop) => number): number => percentile(rounds.map(of), 0.5);
  const blockedMs = middle((stop) => stop.blockedMs);
  const lastRequestMs = middle((stop) => stop.lastRequestMs);
  const flatMs = middle((stop) => stop.flatMs);
  return {
    id: 'F1',
    name: 'Emergency stop, 100 positions + 100 orders, 50 ms venue: trigger to flat there (median)',
    unit: 'ms',
    value: flatMs,
    p99: Math.max(...rounds.map((stop) => stop.flatMs)),
    baseline: plainMs,
    goal: 'blocked < 1 ms, last request < 100 ms, flat < 250 ms',
    holds: blockedMs < 1 && lastRequestMs < 100 && flatMs < 250,
    details: {
      blockedMs,
      answeredMs: middle((stop) => stop.answeredMs),
      plannedMs: middle((stop) => stop.plannedMs),
      firstRequestMs: middle((stop) => stop.firstRequestMs),
      lastRequestMs,
      requests: middle((stop) => stop.requests),
      firstBatch: middle((stop) => stop.firstBatch),
      deskCpuMs: middle((stop) => stop.deskCpuMs),
      venueCpuMs: middle((stop) => stop.venueCpuMs),
      coldFlatMs: rounds[0]?.flatMs ?? Number.NaN,
      bestFlatMs: Math.min(...rounds.map((stop) => stop.flatMs)),
      bestLastRequestMs: Math.min(...rounds.map((stop) => stop.lastRequestMs)),
      flatAt0Ms: near.flatMs,
      lastRequestAt0Ms: near.lastRequestMs,
      flatAt200Ms: far.flatMs,
      lastRequestAt200Ms: far.lastRequestMs,
    },
  };
}

async function stopAt(roundTripMs: number): Promise<Stop> {
  const venue = await startVenue({ positions: POSITIONS, roundTripMs, others: true });
  const dir = newDataDir();
  const desk = await openLiveBench(venue, { dir, stops: false });
  const plan = watchPlan(desk);
  const flat = venue.untilFlat();
  const cpu = process.cpuUsage();
  const pressedAt = now();
  const { blockedMs, answeredMs } = press(desk);
  const { flatAt, firstRequestAt, lastRequestAt, requests, cpuMs } = await flat;
  const { user, system } = process.cpuUsage(cpu);
  const stop: Stop = {
    blockedMs,
    answeredMs,
    plannedMs: plan.at - pressedAt,
    firstRequestMs: firstRequestAt - pressedAt,
    lastRequestMs: lastRequestAt - pressedAt,
    flatMs: flatAt - pressedAt,
    requests,
    firstBatch: requests - plan.waiting,
    deskCpuMs: (user + system) / 1_000,
    venueCpuMs: cpuMs,
  };
  await desk.close();
  await venue.stop();
  removeDataDir(dir);
  say(`at ${roundTripMs} ms: ${parts(stop)}`);
  return stop;
}

/** Presses the stop, and notes when the latch of the engine was set: the gate reads it at every entry, and nothing else has to happen. */
function press({ runner, state }: LiveBench): { readonly blockedMs: number; readonly answeredMs: number } {
  const from = performance.now();
  const times = { blockedMs: Number.NaN, answeredMs: Number.NaN };
  Object.defineProperty(state.live, 'latched', {
    get: () => !Number.isNaN(times.blockedMs),
    set: () => {
      times.blockedMs = performance.now() - from;
    },
  });
  runner.dispatch({
    type: 'command',
    command: { name: 'emergencyStop', input: { source: 'button' } },
    actor: { type: 'user', id: 'ui', session: 'bench' },
    reply: () => (times.answeredMs = performance.now() - from),
  });
  return times;
}

/** When the plan was handed over and journaled, as epoch milliseconds of the monotonic clock, and how many of its requests wait for the venue's limits. */
function watchPlan(desk: LiveBench): { readonly at: number; readonly waiting: number } {
  const plan = { at: Number.NaN, waiting: 0 };
  desk.onRecorded((drafts) => {
    if (!drafts.some(({ type, data }) => type === 'ES_STEP' && data.what === 'closes handed over')) return;
    plan.at = now();
    // Batches of closes are made when the turn is over.
    setImmediate(() => (plan.waiting = desk.venue.link().waiting.EMERGENCY));
  });
  return plan;
}

const now = (): number => performance.timeOrigin + performance.now();
const say = (text: string): void => void process.stderr.write(`  F1 ${text}\n`);
const parts = (stop: Stop): string =>
  Object.entries(stop)
    .map(([name, value]) => `${name} ${Number(value).toFixed(1)}`)
    .join(', ');

/** What a careful script does: everything of each symbol canceled, then every position closed, all handed to ccxt at once. */
async function plainCcxt(roundTripMs: number): Promise<number> {
  const venue = await startVenue({ positions: POSITIONS, roundTripMs, others: true });
  const exchange = await plainExchange(venue);
  const flat = venue.untilFlat();
  const from = now();
  const positions = await exchange.fetchPositions();
  const symbols = positions.flatMap(({ symbol }) => (symbol === undefined ? [] : [symbol]));
  const canceled = symbols.map((symbol) => exchange.cancelAllOrders(symbol));
  const closed = positions.map(({ symbol, side, contracts }) =>
    exchange.createOrder(symbol ?? '', 'market', side === 'long' ? 'sell' : 'buy', contracts ?? 0, undefined, {
      reduceOnly: true,
    }),
  );
  await Promise.all([...canceled, ...closed]);
  const { flatAt } = await flat;
  await exchange.close();
  await venue.stop();
  say(`plain ccxt: ${(flatAt - from).toFixed(0)} ms`);
  return flatAt - from;
}

async function plainExchange({ port, credentials }: BenchVenue) {
  const exchange = new ccxt.pro.binanceusdm({
    ...credentials,
    urls: { api: addressesAt(port) },
    options: { fetchCurrencies: false, fetchMargins: false, fetchMarkets: { types: ['linear'] } },
  });
  await exchange.loadHttpProxyAgent();
  await exchange.loadMarkets();
  return exchange;
}
