/**
 * One seeded run of the whole desk in a process: it trades through the real exchange library on a simulated venue, is killed without warning, started
 * again on its folder, and must know the truth within a minute. The seed fixes what is done and when; the machine decides how far the desk was.
 */
import type { RequestRecord, RequestStage } from '../../support/venueSimulator/http/httpServer.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import type { Seeded } from '../model/seeded.ts';
import { BASES, earlyEntryOf, ofKind } from './accountKind.ts';
import type { AccountTruth } from './accountTruth.ts';
import { DeskProcess, type Standing } from './deskProcess.ts';
import { diskFindings } from './diskFindings.ts';
import { pickMoment, pickStartMoment, RequestCount, type KillMoment } from './killMoment.ts';
import { spoilVenue } from './spoilVenue.ts';
import { Strangers } from './strangers.ts';
import { Trader, type Stage } from './trader.ts';
import { differencesOf } from './venueChecks.ts';

/** Round trip to the venue where the line is good. */
export const LATENCY_MS = 10;
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
/** A start that takes this many is told with how it stands. */
const SLOW_ANSWERS = 80;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The waiting of an emergency stop in a run that has a halted symbol. */
const HALT_UNRESOLVED_MS = 4_000;

export interface ProcessOptions {
  readonly program: string;
  readonly truth: AccountTruth;
  readonly dataDir: string;
  readonly random: Seeded;
  readonly faults: boolean;
  readonly isEarly: boolean;
  readonly halts: boolean;
}

/** Play it once; then its findings, its trace, and what it came to are there. */
export class ProcessRun {
  readonly findings: string[] = [];
  readonly trace: string[] = [];
  lives = 0;
  readonly #options: ProcessOptions;
  readonly #startedAt = performance.now();
  readonly #actors: Trader | Strangers;
  #desk: DeskProcess;
  #requests: RequestCount | null = null;
  /** The mode when it was last asked for. */
  #seen: Standing | null = null;
  orders = 0;
  phase: string | null = null;
  /** An emergency stop was answered: nobody ends it in a run. */
  #isStopped = false;

  constructor(options: ProcessOptions) {
    this.#options = options;
    const { truth, random, isEarly } = options;
    const entryOf = isEarly ? earlyEntryOf : ofKind[truth.kind].entryOf;
    const cast = { truth, random, entryOf, stage: this.#stage() };
    this.#actors = truth.kind === 'HEDGE' ? new Strangers(cast) : new Trader(cast);
    this.#desk = this.#start();
  }

  async play(): Promise<void> {
    const { random, truth, faults, halts, isEarly } = this.#options;
    const { venue } = truth;
    await this.#up();
    const kills = 1 + random.below(2);
    for (let kill = 0; kill < kills; kill += 1) {
      if (faults) this.trace.push(`  ${spoilVenue(truth, random)}`);
      const acts = 2 + random.below(6);
      if (kill === 0) this.#actors.begin();
      for (let act = 0; act < acts; act += 1) {
        this.#actors.act();
        await sleep(random.pick([0, 5, 20, 60, 150, 400]));
      }
      this.#seen = await this.#desk.standing();
      const moment = this.#arm(pickMoment(random));
      // A stop is rare among the acts, and the one to be killed in.
      const isStopped = random.chance(0.15);
      if (halts && kill === kills - 1) this.#halt();
      else this.#actors.act(isStopped ? 'stop' : null);
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
      // A line that is slow for ever costs a run a minute and finds nothing more; the early ones were played with it.
      if (!isEarly) venue.faults.latency({ ms: LATENCY_MS });
      venue.streams.user.silence(false);
      await this.#up();
    }
    await this.#settle();
    if (this.phase === 'UNRESOLVED') await this.#stayUnresolved();
    await this.#desk.kill();
    this.orders = truth.everSent().length;
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
    const { program, truth, dataDir, halts } = this.#options;
    const { venue, kind, prices } = truth;
    const unresolvedMs = halts ? HALT_UNRESOLVED_MS : defaultSettings().emergency.unresolvedMs;
    const plan = { dataDir, port: venue.port, kind, legacy: truth.legacy.toFixed(), prices, unresolvedMs };
    return new DeskProcess({ program, venue, plan });
  }

  async #kill(): Promise<void> {
    this.#log(`KILLED, not answered: ${this.#desk.unanswered.join(', ') || 'nothing'}`);
    if (this.#desk.isGone && !this.#desk.isKilled) this.findings.push(`the desk ended by itself: ${this.#desk.errors}`);
    for (const each of this.#desk.answers) this.trace.push(`  ${each.slice(0, 120)}`);
    this.#requests = null;
    await this.#desk.kill();
    this.#isStopped ||= this.#desk.answers.includes('emergencyStop ok');
    const isMoving = this.#options.random.chance(0.3);
    this.#desk = this.#start();
    // Stops and resting orders fill while nobody is there.
    if (isMoving) this.#actors.act('market');
  }

  /** Waits until the desk has recovered, and looks at what the start decided. */
  async #up(): Promise<void> {
    const before = this.#seen;
    for (let answers = 1; ; answers += 1) {
      const standing = await this.#desk.standing();
      if (answers % SLOW_ANSWERS === 0) this.#log(`not up yet: ${JSON.stringify(standing)}`);
      if (standing !== null && standing.run !== 'RECOVERING' && standing.hasCredentials) {
        this.#checkStart(before, standing);
        this.#log(`up: ${standing.mode}, restart level ${standing.restart ?? 'none'}`);
        if (standing.mode === 'LIVE_MINIMAL') this.#desk.tell({ do: 'confirm' });
        return;
      }
      // One that does not answer any more is not asked again: that would take hours.
      if (standing === null || answers === START_ANSWERS) {
        this.findings.push(`not up in time: ${JSON.stringify(standing)} ${this.#desk.errors}`);
        return;
      }
      await sleep(START_PAUSE_MS);
    }
  }

  #checkStart(before: Standing | null, { mode, latched, restart }: Standing): void {
    if (this.#isStopped && mode !== 'EMERGENCY_STOP')
      this.findings.push(`mode equal or safer: a stop was answered, and it is ${mode}`);
    if (before === null) return;
    if (before.mode === 'EMERGENCY_STOP' && mode !== 'EMERGENCY_STOP')
      this.findings.push(`mode equal or safer: is ${mode}`);
    if (mode === 'EMERGENCY_STOP' && !latched) this.findings.push('mode equal or safer: entries are not blocked');
    if (mode === 'LIVE_MINIMAL' && restart !== 'L3')
      this.findings.push(`mode equal or safer: level ${restart ?? 'none'}`);
  }

  #stage(): Stage {
    return {
      call: (name, input) => {
        this.#log(`${name} ${JSON.stringify(input)}`);
        this.#desk.call(name, input);
      },
      price: (symbol, price) => this.#desk.tell({ do: 'price', symbol, price }),
      log: (text) => this.#log(text),
    };
  }

  /** A symbol stops trading, with what is held in it, and the desk is told to stop: that cannot end. */
  #halt(): void {
    const { truth } = this.#options;
    const base = truth.holdings().find((each) => !truth.isDust(each))?.base ?? 'BTC';
    this.#log(`${base} is halted`);
    truth.venue.setStatus(`${base}USDT`, 'HALT');
    truth.halted = base;
    this.#actors.act('stop');
  }

  /** A stop that could not end outlives a kill with what it says; half of the symbols trade again, and then it ends. */
  async #stayUnresolved(): Promise<void> {
    const { random, truth } = this.#options;
    this.#seen = await this.#desk.standing();
    await this.#kill();
    await this.#up();
    if (random.chance(0.5)) {
      this.#log('what was halted trades again');
      for (const base of BASES) truth.venue.setStatus(`${base}USDT`, 'TRADING');
      truth.halted = null;
    }
    await this.#settle();
  }

  /** What differs must be nothing within a minute, and stay so. */
  async #settle(): Promise<void> {
    const { truth } = this.#options;
    let differences: readonly string[] = ['never asked'];
    let steady = 0;
    for (let answers = 0; answers < SETTLE_ANSWERS && steady < STEADY_ANSWERS; answers += 1) {
      const standing = await this.#desk.standing();
      differences = standing === null ? ['no answer'] : differencesOf(standing, truth);
      if (standing === null) break;
      this.phase = standing.phase;
      // A stop that is not over may still end within the minute.
      const mayRest = this.phase !== 'UNRESOLVED' || truth.halted !== null;
      steady = differences.length === 0 && mayRest ? steady + 1 : 0;
      await sleep(SETTLE_PAUSE_MS);
    }
    this.#log(`settled${this.phase === null ? '' : `, stop is ${this.phase}`}`);
    if (this.#desk.isGone) this.findings.push(`the desk ended by itself: ${this.#desk.errors}`);
    this.findings.push(...differences);
    if (steady === 0 && differences.length === 0)
      this.findings.push(
        `every stop ends flat or says what is left: nothing holds it up, and it is ${this.phase ?? 'none'}`,
      );
  }

  #log(text: string): void {
    this.trace.push(`${(performance.now() - this.#startedAt).toFixed(0)} ${text}`);
  }
}
