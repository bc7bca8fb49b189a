/** F4: one tick with 1,000 open positions, from the event to the decision to publish: re-mark, every loss trigger, level. */
import { createVirtualClock } from '../src/main/adapters/clock/virtualClock.ts';
import { fullBucket } from '../src/main/domain/pretrade/tokenBucket.ts';
import { effectiveLevelOf } from '../src/main/engine/levelFacts.ts';
import { emptyLiveState } from '../src/main/engine/liveState.ts';
import { createRunner, type Runner } from '../src/main/engine/runner.ts';
import { emptyDurable, type EngineState } from '../src/main/engine/state.ts';
import type { VenueClient } from '../src/main/ports/venue.ts';
import { decimal } from '../src/shared/values/decimal.ts';
import { symbolName, type SymbolName } from '../src/shared/values/ids.ts';
import { money } from '../src/shared/values/money.ts';
import { unixMs } from '../src/shared/values/time.ts';
import { buildInstrument } from '../test/support/buildInstrument.ts';
import { buildOrder } from '../test/support/buildOrder.ts';
import { buildPosition } from '../test/support/buildPosition.ts';
import { memoryJournal } from '../test/support/memoryJournal.ts';
import { recordingLog } from '../test/support/recordingLog.ts';
import { testSettings } from '../test/support/testDesk.ts';
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const POSITIONS = 1_000;
const TICKS = 20_000;
const WARM_UP = 5_000;
const SECONDS = 30;
const START = unixMs(Date.UTC(2026, 0, 5, 12));
/** Each position is 0.1 at 100 in a book of 100,000: a move of 7.6 % of all of them is 76 % of the daily limit. */
const CALM = 100;
const NEAR = 92.4;

export function run(): Promise<Figure> {
  const desk = openThousand();
  const calm = desk.ticks(CALM);
  const second = desk.seconds();
  desk.ticks(NEAR, POSITIONS * 2);
  const level = effectiveLevelOf(desk.state);
  if (level !== 'L1') throw new Error(`the second half is measured at L1, found ${level}`);
  const near = desk.ticks(NEAR);
  const p99 = Math.max(percentile(calm, 0.99), percentile(near, 0.99));
  return Promise.resolve({
    id: 'F4',
    name: 'Tick with 1,000 open positions: mark, breaker, publish decision (median)',
    unit: 'ms',
    value: percentile(calm, 0.5),
    p99,
    baseline: null,
    goal: 'p99 < 1 ms, calm and with a loss level held',
    holds: p99 < 1 && desk.decisions() > 0,
    details: {
      calmP99Ms: percentile(calm, 0.99),
      heldMedianMs: percentile(near, 0.5),
      heldP99Ms: percentile(near, 0.99),
      wholeBreakerEachSecondMs: percentile(second, 0.5),
      wholeBreakerP99Ms: percentile(second, 0.99),
    },
  });
}

interface Thousand {
  readonly state: EngineState;
  /** Milliseconds of each tick around a price, symbol after symbol. */
  ticks(around: number, count?: number): readonly number[];
  /** Milliseconds of the evaluation each second. */
  seconds(): readonly number[];
  /** How often something was to be published. */
  decisions(): number;
}

function openThousand(): Thousand {
  const symbols = Array.from({ length: POSITIONS }, (_, at) => symbolName(`S${String(at).padStart(4, '0')}/USDT`));
  const clock = createVirtualClock(START);
  const state = heldState(symbols);
  let due = false;
  let decisions = 0;
  const runner = engineOf(state, clock, (urgent) => {
    if (urgent || !due) decisions += 1;
    due = true;
  });
  let sent = 0;
  const tick = (around: number): number => {
    const symbol = symbols[sent % POSITIONS] ?? symbolName('S0000/USDT');
    const last = (around + ((sent * 7) % 11) / 100).toFixed(2);
    sent += 1;
    if (sent % 10 === 0) {
      due = false;
      clock.advanceTo(unixMs(clock.now() + 1));
    }
    const event = { kind: 'tick', symbol, time: clock.now(), last, bid: null, ask: null } as const;
    const start = performance.now();
    runner.dispatch({ type: 'market', event });
    return performance.now() - start;
  };
  for (let at = 0; at < WARM_UP; at += 1) tick(CALM);
  return {
    state,
    ticks: (around, count = TICKS) => Array.from({ length: count }, () => tick(around)),
    seconds: () =>
      Array.from({ length: SECONDS }, () => {
        for (let at = 0; at < POSITIONS; at += 1) tick(CALM);
        const start = performance.now();
        runner.dispatch({ type: 'timer', name: 'health' });
        return performance.now() - start;
      }),
    decisions: () => decisions,
  };
}

/** A paper book of 100,000 with a long of 0.1 at 100 and its resting stop in each symbol. */
function heldState(symbols: readonly SymbolName[]): EngineState {
  const instruments = symbols.map((symbol) =>
    buildInstrument({ symbol, tick: '0.01', lot: '0.01', metadataAt: START }),
  );
  const durable = emptyDurable();
  const positions = symbols.map((symbol) =>
    buildPosition({ symbol, averageEntry: '100', stopPrice: '80', enteredNotional: '10', openedAt: START }),
  );
  const stops = symbols.map((symbol, at) =>
    buildOrder({
      clientOrderId: `P-${at}`,
      symbol,
      role: 'STOP',
      side: 'SELL',
      triggerPrice: '80',
      decisionPrice: '80',
    }),
  );
  const equity = money('100000');
  return {
    durable: {
      ...durable,
      modeState: { mode: 'PAPER', run: 'RUNNING' },
      books: {
        ...durable.books,
        PAPER: {
          ...durable.books.PAPER,
          opened: true,
          cash: equity,
          positions: new Map(positions.map((each) => [each.symbol, each] as const)),
          orders: new Map(stops.map((each) => [each.clientOrderId, each] as const)),
          day: { ...durable.books.PAPER.day, start: unixMs(Date.UTC(2026, 0, 5)), equity },
          units: equity,
          riskHighWater: decimal(1),
          performanceHighWater: decimal(1),
          lastEquity: equity,
        },
      },
    },
    live: emptyLiveState({
      feed: { kind: 'live', label: 'bench', interval: '1m', cadenceMs: 60_000 },
      instruments,
      bucket: fullBucket(START, testSettings().orders),
      installed: [],
    }),
  };
}

function engineOf(
  state: EngineState,
  clock: ReturnType<typeof createVirtualClock>,
  processed: (urgent: boolean) => void,
): Runner {
  return createRunner({
    state,
    facts: {
      settings: testSettings(),
      configHash: '0'.repeat(64),
      venues: { PAPER: silentVenue, LIVE: null },
      standInLive: false,
      session: 's-1',
      app: 'bench',
      host: 'headless',
      sha256: () => '0'.repeat(64),
    },
    ports: {
      clock,
      journal: memoryJournal(),
      venues: { PAPER: silentVenue, LIVE: null },
      notifier: { notify: () => undefined },
      logger: recordingLog(),
      fund: () => undefined,
    },
    listener: { activity: () => undefined, recorded: () => undefined, processed },
  });
}

/** Takes everything and says nothing. */
const silentVenue: VenueClient = {
  name: 'silent',
  capabilities: {
    reduceOnly: true,
    restingStop: true,
    reduceOnlyExempt: true,
    market: 'PERP',
    simulated: true,
    realMoney: false,
    deadMansSwitch: null,
  },
  instruments: () => [],
  place: () => undefined,
  cancel: () => undefined,
  query: () => undefined,
  snapshot: () => undefined,
  onAccount: () => () => undefined,
};
