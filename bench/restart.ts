/**
 * restart: a desk with 100 positions and their 100 resting stops at a venue 50 ms away starts again: from opening its journal to RUNNING, with the account
 * read, fills asked for and every position and order compared. Beside it plain ccxt asking the same, one question after the other. The venue's weight per
 * minute is raised: starts that follow each other at once would wait for it, one start does not.
 */
import ccxt from 'ccxt';
import { addressesAt } from '../test/support/venueSimulator/addresses.ts';
import { newDataDir, removeDataDir } from '../test/support/testDesk.ts';
import type { Figure } from './figure.ts';
import { openLiveBench, until, type LiveBench, type StartTimes } from './live/liveEngine.ts';
import { startVenue, type BenchVenue } from './live/startVenue.ts';
import { percentile } from './percentile.ts';

const POSITIONS = 100;
const ROUND_TRIP_MS = 50;
const STARTS = 7;
const GOAL_MS = 2_000;

export async function run(): Promise<Figure> {
  const venue = await startVenue({ positions: POSITIONS, roundTripMs: ROUND_TRIP_MS, others: false, limits: 'raised' });
  const dir = newDataDir();
  try {
    await firstSession(venue, dir);
    const starts: StartTimes[] = [];
    for (let start = 0; start < STARTS; start += 1) starts.push(await startAgain(venue, dir));
    return figureOf(starts, await plainCcxt(venue));
  } finally {
    await venue.stop();
    removeDataDir(dir);
  }
}

/** Takes the positions over and waits until each has its stop at the venue. */
async function firstSession(venue: BenchVenue, dir: string): Promise<void> {
  const desk = await openLiveBench(venue, { dir, stops: true });
  await until(() => restingStops(desk) === POSITIONS);
  expectWhole(desk);
  await desk.close();
}

async function startAgain(venue: BenchVenue, dir: string): Promise<StartTimes> {
  const desk = await openLiveBench(venue, { dir, stops: true });
  expectWhole(desk);
  await desk.close();
  return desk.start;
}

const restingStops = ({ state }: LiveBench): number =>
  [...state.durable.books.LIVE.orders.values()].filter(({ role, status }) => role === 'STOP' && status === 'OPEN')
    .length;

/** Compared, all of it ours, and nothing differs. */
function expectWhole(desk: LiveBench): void {
  const { durable, live } = desk.state;
  const found = [
    durable.modeState.run,
    durable.books.LIVE.positions.size,
    restingStops(desk),
    live.venue.foreignOrders.size + live.venue.foreignPositions.size,
  ].join(', ');
  const expected = ['RUNNING', POSITIONS, POSITIONS, 0].join(', ');
  if (found !== expected) throw new Error(`the bench expects ${expected}, found ${found}`);
}

/** What a script would ask to know as much: account, positions, both kinds of orders, and the last trades of each symbol. */
async function plainCcxt({ port, credentials, symbols }: BenchVenue): Promise<number> {
  const begun = performance.now();
  const exchange = new ccxt.pro.binanceusdm({
    ...credentials,
    urls: { api: addressesAt(port) },
    options: { fetchCurrencies: false, fetchMargins: false, fetchMarkets: { types: ['linear'] } },
  });
  exchange.options['warnOnFetchOpenOrdersWithoutSymbol'] = false;
  await exchange.loadHttpProxyAgent();
  await exchange.loadMarkets();
  await exchange.fetchBalance();
  await exchange.fetchPositions();
  await exchange.fetchOpenOrders();
  await exchange.fetchOpenOrders(undefined, undefined, undefined, { trigger: true });
  for (const symbol of symbols) await exchange.fetchMyTrades(`${symbol.slice(0, -4)}/USDT:USDT`);
  await exchange.close();
  return performance.now() - begun;
}

function figureOf(starts: readonly StartTimes[], plainMs: number): Figure {
  const wholes = starts.map(({ loadMs, connectMs, compareMs }) => loadMs + connectMs + compareMs);
  const middle = (of: (start: StartTimes) => number): number => percentile(starts.map(of), 0.5);
  const value = percentile(wholes, 0.5);
  return {
    id: 'restart',
    name: `Restart to reconciled, ${POSITIONS} positions + ${POSITIONS} resting stops, ${ROUND_TRIP_MS} ms venue (median)`,
    unit: 'ms',
    value,
    p99: Math.max(...wholes),
    baseline: plainMs,
    goal: `< ${GOAL_MS} ms`,
    holds: value < GOAL_MS,
    details: {
      loadMs: middle((start) => start.loadMs),
      connectMs: middle((start) => start.connectMs),
      compareMs: middle((start) => start.compareMs),
      firstMs: wholes[0] ?? Number.NaN,
      starts: starts.length,
    },
  };
}
