/** A watchdog in this process beside a simulated venue: real requests, real time, short limits. */
import { RunningWatchdog } from '../../src/main/watchdog/runWatchdog.ts';
import type { Heartbeat, OwnedPosition, WatchdogOrders, WatchdogWord } from '../../src/main/ports/watchdog.ts';
import { watchdogReportSchema, type WatchdogReport } from '../../src/shared/model/watchdogReport.ts';
import { quantity } from '../../src/shared/values/quantity.ts';
import { toWire, type Wire } from '../../src/shared/values/decimal.ts';
import { accountAt } from './simulatedAccount.ts';
import type { VenueSimulator } from './venueSimulator/startVenueSimulator.ts';

export interface WatchdogHarness {
  readonly watchdog: RunningWatchdog;
  readonly words: readonly Wire<WatchdogWord>[];
  readonly alarms: readonly string[];
  /** Everything that was written to files, newest last. */
  readonly written: readonly string[];
  readonly exits: () => number;
  /** Lets that much of the watchdog's own time pass at once. */
  skip(ms: number): void;
  /** The last receipts. */
  report(): WatchdogReport;
  close(): void;
}

export const watchedSymbols = [
  { name: 'BTCUSDT', base: 'BTC', lot: '0.001', maxQuantity: '100' },
  { name: 'ETHUSDT', base: 'ETH', lot: '0.001', maxQuantity: '1000' },
];

export const shortLimits = {
  silentMs: 150,
  flattenMs: 400,
  retryFirstMs: 20,
  retryFactor: 2,
  retryCapMs: 200,
  verifyGapMs: 30,
};

/** What a machine that stalls does not reach by itself; a test that looks between the two limits skips to it. */
export const distantFlatten = { ...shortLimits, flattenMs: 600_000 };

/** Ticks further apart than a second would count as sleep (SM-20). */
const SKIP_STEP_MS = 500;

/** The message that arms it. */
export const ordersFor = (
  venue: Pick<VenueSimulator, 'port' | 'credentials'>,
  market: 'SPOT' | 'PERP',
  more: Partial<WatchdogOrders> & { readonly legacy?: Readonly<Record<string, string>> } = {},
): WatchdogOrders => {
  const { legacy = {}, ...rest } = more;
  const held = Object.fromEntries(Object.entries(legacy).map(([asset, size]) => [asset, quantity(size)]));
  const { apiKey, secret } = venue.credentials;
  return {
    kind: 'arm',
    account: toWire(accountAt(venue.port, market, held)),
    credentials: { apiKey, secret },
    symbols: watchedSymbols,
    settings: shortLimits,
    file: '/receipts.json',
    ...rest,
  };
};

export const beatOf = (
  positions: readonly (Omit<OwnedPosition, 'exits'> & { readonly exits?: readonly string[] })[],
  more: Partial<Heartbeat> = {},
): Heartbeat => ({
  kind: 'beat',
  mode: 'LIVE_MINIMAL',
  positions: positions.map((each) => ({ exits: [], ...each })),
  entries: 0,
  flattens: true,
  ...more,
});

export function openWatchdog(): WatchdogHarness {
  const words: Wire<WatchdogWord>[] = [];
  const alarms: string[] = [];
  const written: string[] = [];
  const timers: NodeJS.Timeout[] = [];
  const ticks: (() => void)[] = [];
  let exits = 0;
  let skippedMs = 0;
  const watchdog = new RunningWatchdog({
    mono: () => performance.now() + skippedMs,
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    every: (_ms, work) => {
      ticks.push(work);
      timers.push(setInterval(work, 20));
    },
    say: (word) => void words.push(word),
    alarm: (text) => void alarms.push(text),
    writeFile: (_file, text) => void written.push(text),
    exit: () => {
      exits += 1;
    },
  });
  return {
    watchdog,
    words,
    alarms,
    written,
    exits: () => exits,
    skip: (ms) => {
      for (let passed = 0; passed < ms; passed += SKIP_STEP_MS) {
        skippedMs += SKIP_STEP_MS;
        for (const tick of ticks) tick();
      }
    },
    report: () => watchdogReportSchema.parse(JSON.parse(written.at(-1) ?? 'null')),
    close: () => {
      for (const timer of timers) clearInterval(timer);
    },
  };
}

/** Comes back when it holds. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
