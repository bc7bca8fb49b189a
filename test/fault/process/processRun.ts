/**
 * One seeded run of the whole desk in a process: it trades through the real exchange library on a simulated venue, is killed without warning, started
 * again on its folder, and must know the truth within a minute. The seed fixes what is done and when; the machine decides how far the desk was.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import type { RequestRecord, RequestStage, RequestWatch } from '../../support/venueSimulator/http/httpServer.ts';
import { seeded, type Seeded } from '../model/seeded.ts';
import type { RunResult } from '../model/faultRun.ts';
import { DeskProcess, type DeskProcessOptions, type Standing } from './deskProcess.ts';
import { diskFindings } from './diskFindings.ts';
import { pickMoment, pickStartMoment, RequestCount, type KillMoment } from './killMoment.ts';
import { spoilVenue } from './spoilVenue.ts';
import { differencesOf } from './venueChecks.ts';

const SYMBOLS = ['BTC', 'ETH'] as const;
const ACTS = ['enter', 'enter', 'rest', 'close', 'half', 'tighten', 'market', 'market', 'cancel', 'stop'] as const;
type Act = (typeof ACTS)[number];
const START = { BTC: 1_000, ETH: 100 } as const;
/** How often a desk is asked while it settles: the minute it has on a machine that is not busy. A busy one takes longer over as many answers. */
const SETTLE_ANSWERS = 300;
const SETTLE_PAUSE_MS = 200;
/** It knows the truth when that many answers in a row do. */
const STEADY_ANSWERS = 5;
/** A moment that has not come after three seconds does not come. */
const REACH_PAUSES = 60;
const REACH_PAUSE_MS = 50;
const START_ANSWERS = 3_000;
const START_PAUSE_MS = 50;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface ProcessPlan {
  readonly seed: number;
  /** The program that is killed, see bundleChild. */
  readonly program: string;
}

/** Plays a run; every second seed also spoils requests and streams until the next start. */
export async function playProcess({
  seed,
  program,
}: ProcessPlan): Promise<Pick<RunResult, 'findings' | 'trace' | 'lives'>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'breakwater-fault-'));
  let watch: RequestWatch = () => undefined;
  const venue = await startVenueSimulator({
    seed,
    latencyMs: 10,
    prices: { BTCUSDT: '1000', ETHUSDT: '100' },
    watch: (stage, record) => watch(stage, record),
  });
  for (const symbol of ['BTCUSDT', 'ETHUSDT']) {
    venue.foreign.setLeverage(symbol, 1);
    venue.foreign.setIsolated(symbol, true);
  }
  const run = new ProcessRun({ program, venue, dataDir, random: seeded(seed), faults: seed % 2 === 0 });
  watch = (stage, record) => run.onRequest(stage, record);
  try {
    await run.play();
    return run;
  } finally {
    await run.end();
    await venue.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface ProcessOptions extends Omit<DeskProcessOptions, 'prices'> {
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
  #requests: RequestCount | null = null;
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
      const moment = this.#arm(pickMoment(random));
      // A stop is rare among the acts, and the one to be killed in.
      this.#act(random.chance(0.15) ? 'stop' : null);
      // The moment counts from when the desk has heard of it, however busy the machine is.
      await this.#desk.heard();
      await this.#reach(moment);
      await this.#kill();
      // Some die again on their way up.
      if (random.chance(0.25)) {
        await this.#reach(this.#arm(pickStartMoment(random)));
        await this.#kill();
      }
      venue.faults.clear();
      venue.streams.user.silence(false);
      await this.#up();
    }
    await this.#settle();
    await this.#desk.kill();
    this.findings.push(...diskFindings(this.#options));
  }

  /** Hears of every request at the venue. */
  onRequest(stage: RequestStage, record: RequestRecord): void {
    this.#requests?.count(stage, record);
  }

  end(): Promise<void> {
    return this.#desk.kill();
  }

  /** Kills the desk when it comes to the moment, but where the moment is a time. */
  #arm(moment: KillMoment): KillMoment {
    const desk = this.#desk;
    this.#requests = new RequestCount(moment, () => void desk.kill());
    if (moment.at === 'commit') desk.tell({ do: 'die', when: moment.when, count: moment.count });
    this.trace.push(`  to be killed at ${JSON.stringify(moment)}`);
    return moment;
  }

  /** Waits for the moment; one that never comes is let go after a while. */
  async #reach(moment: KillMoment): Promise<void> {
    if (moment.at === 'time') return sleep(moment.ms);
    for (let pauses = 0; pauses < REACH_PAUSES && !this.#desk.isGone; pauses += 1) await sleep(REACH_PAUSE_MS);
  }

  #start(): DeskProcess {
    this.lives += 1;
    const prices = SYMBOLS.map((base) => [`${base}/USDT:USDT`, this.#prices[base]] as const);
    return new DeskProcess({ ...this.#options, prices: Object.fromEntries(prices) });
  }

  async #kill(): Promise<void> {
    this.#log(`KILLED, not answered: ${this.#desk.unanswered.join(', ') || 'nothing'}`);
    if (this.#desk.isGone && !this.#desk.isKilled) this.findings.push(`the desk ended by itself: ${this.#desk.errors}`);
    for (const each of this.#desk.answers) this.trace.push(`  ${each.slice(0, 120)}`);
    this.#requests = null;
    await this.#desk.kill();
    const isMoving = this.#options.random.chance(0.3);
    this.#desk = this.#start();
    // Stops and resting orders fill while nobody is there.
    if (isMoving) this.#act('market');
  }

  /** Waits until the desk has recovered, and looks at what the start decided. */
  async #up(): Promise<void> {
    const before = this.#seen;
    for (let answers = 1; ; answers += 1) {
      const standing = await this.#desk.standing();
      if (standing !== null && standing.run !== 'RECOVERING' && standing.hasCredentials) {
        this.#checkStart(before, standing);
        this.#log(`up: ${standing.mode}, restart level ${standing.restart ?? 'none'}`);
        if (standing.mode === 'LIVE_MINIMAL') this.#desk.tell({ do: 'confirm' });
        return;
      }
      if (this.#desk.isGone || answers === START_ANSWERS) {
        this.findings.push(`not up in time: ${JSON.stringify(standing)} ${this.#desk.errors}`);
        return;
      }
      await sleep(START_PAUSE_MS);
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
    const kind = named ?? random.pick(ACTS);
    const base = this.#baseFor(kind, random.pick(SYMBOLS));
    const price = this.#prices[base];
    const symbol = `${base}/USDT:USDT`;
    const unit = base === 'BTC' ? 10 : 1;
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
    if (kind === 'stop')
      return named !== null || random.chance(0.3) ? this.#call('emergencyStop', { source: 'button' }) : undefined;
    if (kind === 'tighten') return this.#call('moveStop', { symbol, stop: (price + away * 1.5).toFixed(1) });
    this.#call('closePosition', { symbol, part: kind === 'half' ? 'HALF' : 'ALL' });
  }

  /** What is open is what can be closed. */
  #baseFor(kind: Act, base: (typeof SYMBOLS)[number]): (typeof SYMBOLS)[number] {
    if (kind !== 'close' && kind !== 'half' && kind !== 'tighten') return base;
    const open = new Set(this.#options.venue.usdm.positions().map((each) => each.symbol));
    return SYMBOLS.find((each) => open.has(`${each}USDT`)) ?? base;
  }

  #call(name: string, input: object): void {
    this.#log(`${name} ${JSON.stringify(input)}`);
    this.#desk.call(name, input);
  }

  /** What differs must be nothing within a minute, and stay so. */
  async #settle(): Promise<void> {
    let differences: readonly string[] = ['never asked'];
    let steady = 0;
    let phase: string | null = null;
    for (let answers = 0; answers < SETTLE_ANSWERS && steady < STEADY_ANSWERS && !this.#desk.isGone; answers += 1) {
      const standing = await this.#desk.standing();
      differences = standing === null ? ['no answer'] : differencesOf(standing, this.#options.venue);
      phase = standing?.phase ?? null;
      // A stop that is not over may still end within the minute.
      steady = differences.length === 0 && phase !== 'UNRESOLVED' ? steady + 1 : 0;
      await sleep(SETTLE_PAUSE_MS);
    }
    this.#log(`settled${phase === null ? '' : `, stop is ${phase}`}`);
    if (this.#desk.isGone) this.findings.push(`the desk ended by itself: ${this.#desk.errors}`);
    this.findings.push(...differences);
  }

  #log(text: string): void {
    this.trace.push(`${(performance.now() - this.#startedAt).toFixed(0)} ${text}`);
  }
}
