/**
 * F12: 24 simulated hours of 100 symbols with the strategy on; resident memory after a full collection at every hour. As much of the day as fits the
 * time budget runs at 10 ticks per second and symbol, the rest at a tick per 10 s, bars every minute throughout; the details say how much was which.
 * The process runs with the flags of the hosts (scripts/steps/v8Flags.ts).
 */
import { getHeapSpaceStatistics } from 'node:v8';
import { newDataDir, openTestDesk, removeDataDir, testSettings, type TestDesk } from '../test/support/testDesk.ts';
import type { Figure } from './figure.ts';
import { WanderingMarket } from './wanderingMarket.ts';

const SYMBOLS = 100;
const HOURS = 24;
const HOUR_MS = 3_600_000;
const TICKS_PER_HOUR = 36_000;
/** Wall time for the dense part. */
const BUDGET_MS = 170_000;
const GOAL_MB = 50;

export async function run(): Promise<Figure> {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('Run with --expose-gc: memory is measured after a full collection.');
  const collect = (): void => {
    gc();
  };
  const market = new WanderingMarket(SYMBOLS, HOURS + 1);
  const dataDir = newDataDir();
  const desk = await openTestDesk({ source: market.source, dataDir, settings: testSettings() });
  try {
    await desk.call('enterPaper', { equity: '100000' });
    await desk.call('startStrategy', { strategy: 'donchian' });
    return figureOf(await playDay(desk, market, collect), market, desk.state.durable.books.PAPER.counters.fill);
  } finally {
    await desk.stop();
    removeDataDir(dataDir);
  }
}

/** Megabytes after a full collection. */
interface Sample {
  readonly resident: number;
  readonly young: number;
  readonly heap: number;
}

interface Day {
  /** One per simulated hour. */
  readonly samples: readonly Sample[];
  readonly seconds: number;
}

/** Plays hour by hour; turns to the sparse rate once another dense hour would break the budget. */
async function playDay(desk: TestDesk, market: WanderingMarket, collect: () => void): Promise<Day> {
  const samples: Sample[] = [];
  const start = performance.now();
  for (let hour = 1; hour <= HOURS; hour += 1) {
    const before = performance.now();
    await desk.play(HOUR_MS);
    const now = performance.now();
    if (now - start + (now - before) > BUDGET_MS) market.thin();
    collect();
    const sample = takeSample();
    samples.push(sample);
    const texts = [sample.resident, sample.young, sample.heap].map((each) => each.toFixed(0));
    process.stderr.write(`hour ${hour}: ${texts.join(' / ')} MB resident / young / heap\n`);
  }
  return { samples, seconds: (performance.now() - start) / 1_000 };
}

function takeSample(): Sample {
  const { rss, heapUsed } = process.memoryUsage();
  const young = getHeapSpaceStatistics().find((each) => each.space_name === 'new_space');
  return { resident: rss / 1e6, young: (young?.physical_space_size ?? 0) / 1e6, heap: heapUsed / 1e6 };
}

function figureOf({ samples, seconds }: Day, market: WanderingMarket, fills: number): Figure {
  const none = { resident: NaN, young: NaN, heap: NaN };
  const [first, last] = [samples[0] ?? none, samples.at(-1) ?? none];
  const growthOf = (pick: (sample: Sample) => number): number => round(pick(last) - pick(first));
  const growth = growthOf((each) => each.resident);
  return {
    id: 'F12',
    name: `Memory over ${HOURS} simulated hours, ${SYMBOLS} symbols: growth since the first hour`,
    unit: 'MB',
    value: growth,
    p99: null,
    baseline: null,
    goal: `< ${GOAL_MB} MB`,
    holds: growth < GOAL_MB,
    details: {
      youngGenerationGrowthMb: growthOf((each) => each.young),
      heapGrowthMb: growthOf((each) => each.heap),
      residentMb: round(last.resident),
      hoursAt10TicksPerSecond: round(market.ticks.dense / SYMBOLS / TICKS_PER_HOUR),
      ticksAt10PerSecond: market.ticks.dense,
      ticksAt1Per10Seconds: market.ticks.sparse,
      fills,
      seconds: round(seconds),
    },
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
