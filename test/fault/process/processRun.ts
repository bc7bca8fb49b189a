/**
 * One seeded run of the whole desk in a process: it trades through the real exchange library on a simulated venue, is killed without warning, started
 * again on its folder, and must know the truth within a minute. The seed fixes what is done and when; the machine decides how far the desk was.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../../src/main/adapters/sqlite/openJournal.ts';
import { startVenueSimulator, type VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import { journaledTrades } from '../model/journaled.ts';
import { seeded, type Seeded } from '../model/seeded.ts';
import type { RunResult } from '../model/faultRun.ts';
import { DeskProcess, type Standing } from './deskProcess.ts';
import { spoilVenue } from './spoilVenue.ts';
import { differencesOf } from './venueChecks.ts';

const SYMBOLS = ['BTC', 'ETH'] as const;
const ACTS = ['enter', 'enter', 'rest', 'close', 'half', 'tighten', 'market', 'market', 'cancel', 'stop'] as const;
type Act = (typeof ACTS)[number];
const START = { BTC: 1_000, ETH: 100 } as const;
/** The desk must know the truth by then. */
const SETTLE_MS = 60_000;
const START_MS = 150_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Plays a run; `faults` spoils requests and streams until the last start. */
export async function playProcess(
  seed: number,
  faults: boolean,
): Promise<Pick<RunResult, 'findings' | 'trace' | 'lives'>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'breakwater-fault-'));
  const venue = await startVenueSimulator({ seed, latencyMs: 10, prices: { BTCUSDT: '1000', ETHUSDT: '100' } });
  for (const symbol of ['BTCUSDT', 'ETHUSDT']) {
    venue.foreign.setLeverage(symbol, 1);
    venue.foreign.setIsolated(symbol, true);
  }
  const run = new ProcessRun({ venue, dataDir, random: seeded(seed), faults });
  try {
    await run.play();
    return run;
  } finally {
    await run.end();
    await venue.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface ProcessOptions {
  readonly venue: VenueSimulator;
  readonly dataDir: string;
  readonly random: Seeded;
  readonly faults: boolean;
}

class ProcessRun {
  readonly findings: string[] = [];
  readonly trace: string[] = [];
  lives = 0;
  readonly #options: ProcessOptions;
  readonly #startedAt = performance.now();
  readonly #prices: Record<'BTC' | 'ETH', number> = { ...START };
  #desk: DeskProcess;
  /** The mode when it was last asked for. */
  #seen: Standing | null = null;

  constructor(options: ProcessOptions) {
    this.#options = options;
    this.#desk = this.#start();
  }

  async play(): Promise<void> {
    const { random, venue, faults } = this.#options;
    await this.#up();
    const kills = 1 + random.below(2);
    for (let kill = 0; kill < kills; kill += 1) {
      if (faults) this.trace.push(`  ${spoilVenue(venue, random)}`);
      const acts = 2 + random.below(6);
      // The first life begins with something to lose.
      if (kill === 0) this.#act('enter');
      for (let act = 0; act < acts; act += 1) {
        this.#act();
        await sleep(random.pick([0, 5, 20, 60, 150, 400]));
      }
      this.#seen = await this.#desk.standing();
      this.#act();
      await sleep(random.below(60));
      await this.#kill();
      // Some die again on their way up.
      if (random.chance(0.25)) {
        await sleep(random.below(3_000));
        await this.#kill();
      }
      venue.faults.clear();
      venue.streams.user.silence(false);
      await this.#up();
    }
    await this.#settle();
    await this.#desk.kill();
    this.#readDisk();
  }

  end(): Promise<void> {
    return this.#desk.kill();
  }

  #start(): DeskProcess {
    this.lives += 1;
    return new DeskProcess(this.#options.dataDir, this.#options.venue);
  }

  async #kill(): Promise<void> {
    this.#log('KILLED');
    if (this.#desk.isGone) this.findings.push(`the desk ended by itself: ${this.#desk.errors}`);
    for (const each of this.#desk.answers) this.trace.push(`  ${each.slice(0, 120)}`);
    await this.#desk.kill();
    this.#desk = this.#start();
  }

  /** Waits until the desk has recovered, and looks at what the start decided. */
  async #up(): Promise<void> {
    const before = this.#seen;
    const until = performance.now() + START_MS;
    for (;;) {
      const standing = await this.#desk.standing();
      if (standing !== null && standing.run !== 'RECOVERING' && standing.hasCredentials) {
        this.#checkStart(before, standing);
        this.#log(`up: ${standing.mode}, restart level ${standing.restart ?? 'none'}`);
        if (standing.mode === 'LIVE_MINIMAL') this.#desk.tell({ do: 'confirm' });
        return;
      }
      if (this.#desk.isGone || performance.now() > until) {
        this.findings.push(`not up in time: ${JSON.stringify(standing)} ${this.#desk.errors}`);
        return;
      }
      await sleep(50);
    }
  }

  #checkStart(before: Standing | null, { mode, latched, restart }: Standing): void {
    if (before === null) return;
    if (before.mode === 'EMERGENCY_STOP' && mode !== 'EMERGENCY_STOP')
      this.findings.push(`mode equal or safer: is ${mode}`);
    if (mode === 'EMERGENCY_STOP' && !latched) this.findings.push('mode equal or safer: entries are not blocked');
    if (mode === 'LIVE_MINIMAL' && restart !== 'L3')
      this.findings.push(`mode equal or safer: level ${restart ?? 'none'}`);
  }

  #act(named: Act | null = null): void {
    const { random, venue } = this.#options;
    const base = random.pick(SYMBOLS);
    const price = this.#prices[base];
    const symbol = `${base}/USDT:USDT`;
    const unit = base === 'BTC' ? 10 : 1;
    const kind = named ?? random.pick(ACTS);
    if (kind === 'market') {
      this.#prices[base] = Math.round((price + random.pick([-2.2, -0.6, 0.6, 2.2]) * unit) * 10) / 10;
      this.#log(`${symbol} trades at ${this.#prices[base]}`);
      venue.setPrice(`${base}USDT`, String(this.#prices[base]));
      this.#desk.tell({ do: 'price', symbol, price: this.#prices[base] });
      return;
    }
    const side = random.pick<'BUY' | 'SELL'>(['BUY', 'SELL']);
    const away = side === 'BUY' ? -unit : unit;
    const isLimit = kind === 'rest';
    const ticket = {
      symbol,
      side,
      type: isLimit ? 'LIMIT' : 'MARKET',
      entry: isLimit ? (price + away).toFixed(1) : null,
      stop: (price + away * (isLimit ? 3 : 2)).toFixed(1),
      autoStop: false,
      quantity: base === 'BTC' ? '0.06' : '0.6',
      timeInForce: 'GTC',
      postOnly: false,
    };
    if (kind === 'enter' || kind === 'rest') return this.#call('placeOrder', ticket);
    if (kind === 'cancel') return this.#call('cancelEntries', {});
    if (kind === 'stop') return random.chance(0.3) ? this.#call('emergencyStop', { source: 'button' }) : undefined;
    if (kind === 'tighten') return this.#call('moveStop', { symbol, stop: (price + away * 1.5).toFixed(1) });
    this.#call('closePosition', { symbol, part: kind === 'half' ? 'HALF' : 'ALL' });
  }

  #call(name: string, input: object): void {
    this.#log(`${name} ${JSON.stringify(input)}`);
    this.#desk.tell({ do: 'call', name, input });
  }

  /** What differs must be nothing within a minute. */
  async #settle(): Promise<void> {
    const until = performance.now() + SETTLE_MS;
    let differences: readonly string[] = ['never asked'];
    while (performance.now() < until && !this.#desk.isGone) {
      const standing = await this.#desk.standing();
      differences = standing === null ? ['no answer'] : differencesOf(standing, this.#options.venue);
      if (differences.length === 0) break;
      await sleep(200);
    }
    this.#log('settled');
    if (this.#desk.isGone) this.findings.push(`the desk ended by itself: ${this.#desk.errors}`);
    this.findings.push(...differences);
  }

  /** The journal is whole and has every fill once; the venue has seen every id once. */
  #readDisk(): void {
    const { dataDir, venue } = this.#options;
    const folder = join(dataDir, 'rehearsal', 'binance-perp-custom');
    const opened = openJournal({
      file: join(folder, readdirSync(folder).find((each) => each.endsWith('.sqlite')) ?? ''),
      logId: 'unused',
      bootId: 'inspection',
      app: 'test',
      workspace: 'live',
      groupCommitMs: 5,
      telemetryMs: 250,
      genesis: null,
    });
    if (!opened.ok) throw new Error(opened.error.text);
    const journal = opened.value;
    const trades = journaledTrades(journal);
    if (!journal.verify().ok) this.findings.push('the journal is not whole');
    journal.close();
    for (const { id, symbol, clientOrderId } of venue.usdm.trades()) {
      const times = trades.filter((each) => each === `${symbol}:${id}`).length;
      if (times !== 1)
        this.findings.push(`every fill journaled once: ${symbol}:${id} of ${clientOrderId} is there ${times} times`);
    }
    // A stop that triggered becomes an order under its own id: that is one order, not two.
    const children = new Set(venue.usdm.algoOrders().map((each) => each.childOrderId));
    const ids = [
      ...venue.usdm.orders().flatMap((each) => (children.has(each.orderId) ? [] : [each.clientOrderId])),
      ...venue.usdm.algoOrders().map((each) => each.clientAlgoId),
    ];
    for (const id of new Set(ids)) {
      const times = ids.filter((each) => each === id).length;
      if (times > 1) this.findings.push(`no order doubled: ${id} is there ${times} times`);
    }
  }

  #log(text: string): void {
    this.trace.push(`${(performance.now() - this.#startedAt).toFixed(0)} ${text}`);
  }
}
