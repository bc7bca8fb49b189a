/**
 * A live desk in a process of its own, to be killed: the whole desk over the real exchange library against a simulated venue on loopback. Takes one
 * JSON line per order on stdin, says one per answer on stdout. Its argument is the JSON of a ChildPlan.
 */
import { existsSync, mkdirSync, writeFileSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openJournal } from '../../../src/main/adapters/sqlite/openJournal.ts';
import { openDesk } from '../../../src/main/compose/openDesk.ts';
import { leftKey } from '../../../src/main/engine/books.ts';
import { clearRestart } from '../../../src/main/engine/ladder/restartLevel.ts';
import { emptyLiveState } from '../../../src/main/engine/liveState.ts';
import { fullBucket } from '../../../src/main/domain/pretrade/tokenBucket.ts';
import { emptyDurable, type EngineState } from '../../../src/main/engine/state.ts';
import { engineActor, noEffects, type EngineFacts, type Step } from '../../../src/main/engine/step.ts';
import type { MarketEvent } from '../../../src/main/ports/marketFeed.ts';
import type { Journal } from '../../../src/main/ports/journal.ts';
import { venueAccountSchema, accountName, workspaceOf } from '../../../src/shared/model/venueAccount.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { decimalText, toWire } from '../../../src/shared/values/decimal.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { rfc3339, unixMs, type UnixMs } from '../../../src/shared/values/time.ts';
import { buildInstrument } from '../../support/buildInstrument.ts';
import { memoryVault } from '../../support/memoryVault.ts';
import { recordingLog } from '../../support/recordingLog.ts';
import { testSettings, WHOLE_SIZES } from '../../support/testDesk.ts';
import { openLive } from '../../support/openLive.ts';
import { BASES, ofKind } from '../process/accountKind.ts';
import type { ChildPlan } from '../process/deskProcess.ts';

const { dataDir, port, kind, legacy, prices: traded, unresolvedMs } = JSON.parse(process.argv[2] ?? '{}') as ChildPlan;
const { market, stream, symbolOf, rulesOf } = ofKind[kind];
const say = (line: unknown): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const now = (): UnixMs => unixMs(Date.now());

const account = venueAccountSchema.parse({
  exchange: 'binance',
  market,
  environment: 'custom',
  endpoints: {
    rest: `http://127.0.0.1:${port}`,
    stream: `ws://127.0.0.1:${port}/${stream}`,
    wsApi: `ws://127.0.0.1:${port}/ws-api/v3`,
  },
  legacy: market === 'SPOT' && legacy !== '0' ? { BTC: legacy } : {},
});
const symbols = BASES.map((base) => symbolName(symbolOf(base)));
const prices = new Map<string, number>(BASES.map((base) => [symbolOf(base), traded[base]]));
const { breaker, latency, emergency } = defaultSettings();
// A busy machine is late without being at fault: where that stopped entries, most desks would be killed idle.
const settings = testSettings({
  ...WHOLE_SIZES,
  breaker: toWire({ ...breaker, lagP99Ms: 60_000 }),
  emergency: toWire({ ...emergency, unresolvedMs }),
  latency: toWire({ ...latency, warnMs: 30_000, highMs: 45_000, timeoutMs: 60_000 }),
});
const instruments = BASES.map((base) =>
  buildInstrument({
    symbol: symbolOf(base),
    base,
    kind: market,
    ...rulesOf(base),
    minQuantity: rulesOf(base).lot,
    maxQuantity: '1000',
    metadataAt: now(),
  }),
);

/** A turn beside the queue: what a test may write into the record. */
function writeBeside(journal: Journal, state: EngineState, work: (step: Step) => void): void {
  const facts = { settings, configHash: '0'.repeat(64), session: 's-0' } as unknown as EngineFacts;
  const step: Step = {
    state,
    facts,
    at: now(),
    mono: '0',
    effects: noEffects(),
    book: 'LIVE',
    actor: engineActor('s-0'),
  };
  work(step);
  const written = journal.append(step.effects.drafts, 'A');
  if (!written.ok) throw new Error(written.error.text);
}

/** The record of a desk that has climbed to its first live rung. */
function prepare(): void {
  const folder = join(dataDir, workspaceOf(account));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(dataDir, 'venue.json'), JSON.stringify(toWire(account)));
  const opened = openJournal({
    file: join(folder, 'desk.sqlite'),
    logId: 'fault',
    bootId: 'prepared',
    app: 'test',
    workspace: 'live',
    groupCommitMs: 5,
    telemetryMs: 250,
    genesis: { ts: rfc3339(now()), mono: '0', actor: engineActor('s-0') },
  });
  if (!opened.ok) throw new Error(opened.error.text);
  const live = emptyLiveState({
    feed: { kind: 'live', label: 'fault', interval: '1m', cadenceMs: 1_000 },
    instruments,
    bucket: fullBucket(now(), settings.orders),
    installed: [],
  });
  writeBeside(opened.value, { durable: emptyDurable(), live }, (step) => openLive(step, symbols));
  opened.value.close();
}

if (!existsSync(join(dataDir, 'venue.json'))) prepare();
const vault = memoryVault();
vault.items.set(accountName(account), { ...credentialsOf(), savedAt: now() });

function credentialsOf(): { readonly apiKey: string; readonly secret: string } {
  const { BREAKWATER_TEST_KEY: apiKey = '', BREAKWATER_TEST_SECRET: secret = '' } = process.env;
  return { apiKey, secret };
}

const log = recordingLog();
let listener: (event: MarketEvent) => void = () => undefined;
const opened = await openDesk({
  dataDir,
  settings,
  source: {
    mode: 'push',
    description: {
      kind: 'live',
      label: 'fault',
      synthetic: false,
      instruments,
      interval: '1m',
      cadenceMs: 1_000,
      from: null,
      to: null,
      findings: [],
      fingerprint: 'fault',
    },
    start: (next) => {
      listener = next;
      next({ kind: 'state', time: now(), state: 'ok', text: 'told by the test' });
      tick();
    },
    history: ({ symbol, interval }) => Promise.resolve(interval === '1m' ? [bar(prices.get(symbol) ?? 0)] : []),
    close: () => Promise.resolve(),
  },
  host: 'headless',
  notifier: { notify: () => undefined },
  logger: log,
  speed: null,
  paused: false,
  from: null,
  vault,
});
if (!opened.ok) throw new Error(opened.error.text);
const { desk, journal, state } = opened.value;

function bar(price: number) {
  const text = String(price);
  return { openTime: unixMs(Date.now() - 60_000), open: text, high: text, low: text, close: text, volume: '1000000' };
}

function tick(): void {
  for (const [name, price] of prices) {
    const symbol = symbolName(name);
    const [bid, ask] = [(price - 0.1).toFixed(1), (price + 0.1).toFixed(1)];
    listener({ kind: 'depth', symbol, time: now(), bids: [[bid, '1000']], asks: [[ask, '1000']] });
    listener({ kind: 'tick', symbol, time: now(), last: price.toFixed(1), bid, ask });
  }
}
setInterval(tick, 500);

/** What the parent compares with the venue. */
function report() {
  const { modeState, books, incident, triggers, alerts } = state.durable;
  const { venue, latched } = state.live;
  return {
    mode: modeState.mode,
    run: modeState.run,
    phase: incident?.phase ?? null,
    latched,
    restart: triggers.get('RESTART')?.level ?? null,
    positions: [...books.LIVE.positions.values()].map((each) => [each.symbol, decimalText(each.quantity)]),
    orders: [...books.LIVE.orders.values()].map((each) => [each.clientOrderId, each.role, each.status]),
    differs: [...venue.foreignPositions.keys()],
    foreign: [...venue.foreignOrders.keys()],
    failures: log.lines.filter(({ level }) => level === 'error').map((each) => JSON.stringify(each)),
    left: symbols.flatMap((symbol) => {
      const size = books.LIVE.left.get(leftKey('POSITION', symbol, ''));
      return size === undefined ? [] : [[symbol, decimalText(size)]];
    }),
    hasCredentials: venue.credentials !== null,
    weight: state.live.breaker.exchangeWeight,
    alerts: [...alerts.values()].map((each) => each.type),
    residue: [...alerts.values()].find((each) => each.type === 'STOP_UNRESOLVED')?.text ?? null,
    entries: books.LIVE.counters.order,
  };
}

/** A person has looked; and what the adapter measures in its first seconds is known. A desk that is killed keeps what it compiled from here on. */
function confirm(): void {
  flushCompileCache();
  state.live.breaker.exchangeWeight = 0.01;
  writeBeside(journal, state, (step) => clearRestart(step, 'the test looked'));
}

/** Dies without warning at a commit, before or after it is on disk. */
function dieAt({ when, count = 1 }: Line): void {
  const append = journal.append.bind(journal);
  let seen = 0;
  journal.append = (drafts, durability) => {
    seen += 1;
    if (seen === count && when === 'before') die();
    const written = append(drafts, durability);
    if (seen === count) die();
    return written;
  };
}

function die(): void {
  say({ dying: true });
  process.kill(process.pid, 'SIGKILL');
}

interface Line {
  readonly do: 'call' | 'price' | 'confirm' | 'report' | 'echo' | 'die';
  readonly when?: 'before' | 'after';
  readonly count?: number;
  readonly name?: string;
  readonly input?: unknown;
  readonly symbol?: string;
  readonly price?: number;
}

createInterface({ input: process.stdin }).on('line', (text) => {
  const line = JSON.parse(text) as Line;
  if (line.do === 'echo') return say({ echo: true });
  if (line.do === 'report') return say({ report: report() });
  if (line.do === 'confirm') return confirm();
  if (line.do === 'die') return dieAt(line);
  if (line.do === 'price') {
    prices.set(line.symbol ?? '', line.price ?? 0);
    return tick();
  }
  void desk
    .call(line.name as never, line.input as never, { role: 'ui', session: 'fault' })
    .then((answer: { readonly ok: boolean; readonly error?: { readonly message: string } }) =>
      say({ answered: line.name, ok: answer.ok, text: answer.error?.message ?? '' }),
    );
});
process.stdin.on('end', () => process.exit(0));
say({ ready: true });
