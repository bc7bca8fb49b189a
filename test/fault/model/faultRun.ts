/**
 * One seeded run: a trader, a market, other people, a bad line and a killer act at random on a desk and its venue; then everything is quiet for a
 * minute, and what is left is compared with the truth.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '../../../src/main/adapters/clock/virtualClock.ts';
import { decimal } from '../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { SCRIPT_START } from '../../support/scriptedSource.ts';
import { Actors } from './actors.ts';
import { checkDisk, checkEnd, checkRestart, type Findings } from './checks.ts';
import { NO_FAULTS } from './deskLine.ts';
import { GuardWatch } from './guardWatch.ts';
import { Killed } from './mortalPorts.ts';
import { seeded } from './seeded.ts';
import { leaveDisk, openSession, type Session, type World } from './session.ts';
import { TruthVenue, type TruthMarket } from './truthVenue.ts';

export interface RunPlan {
  readonly seed: number;
  readonly market: TruthMarket;
  /** Whether the process dies on the way. */
  readonly kills: boolean;
  /** Whether the line is bad on the way. */
  readonly faults: boolean;
}

export interface RunResult {
  readonly findings: Findings;
  /** What happened, oldest first. */
  readonly trace: readonly string[];
  readonly lives: number;
  readonly orders: number;
  readonly fills: number;
}

const QUIET_MS = 60_000;

/** Plays a run to its end. */
export function playRun(plan: RunPlan): RunResult {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-fault-'));
  try {
    return new FaultRun(plan, folder).play();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class FaultRun {
  readonly #plan: RunPlan;
  readonly #world: World;
  readonly #trace: string[] = [];
  readonly #findings: string[] = [];
  readonly #lives: Session[] = [];
  readonly #actors: Actors;
  readonly #guard: GuardWatch;
  #session: Session;

  constructor(plan: RunPlan, folder: string) {
    const clock = createVirtualClock(SCRIPT_START);
    this.#plan = plan;
    this.#world = {
      clock,
      truth: new TruthVenue(clock, plan.market, decimal(plan.seed % 2 === 0 ? '5' : '0')),
      line: { faults: NO_FAULTS, down: false, silent: false },
      random: seeded(plan.seed),
      answered: { stop: false },
      foreign: new Set(),
      folder,
    };
    this.#guard = new GuardWatch(this.#world);
    this.#session = this.#open();
    this.#actors = new Actors(this.#world, { session: () => this.#session, log: (text) => this.#log(text) });
  }

  play(): RunResult {
    const { random, line } = this.#world;
    this.#alive(() => {
      this.#session.start();
      this.#pass(1_500);
      this.#session.confirmRestart();
    });
    const steps = 8 + random.below(25);
    for (let step = 0; step < steps; step += 1) this.#alive(() => this.#act());
    Object.assign(line, { faults: NO_FAULTS, down: false, silent: false });
    this.#log('quiet');
    this.#session.life.spare();
    this.#pass(QUIET_MS);
    this.#findings.push(
      ...checkEnd({ world: this.#world, session: this.#session, lives: this.#lives, entries: this.#actors.entries }),
    );
    this.#close();
    const { truth } = this.#world;
    return {
      findings: this.#findings,
      trace: this.#trace,
      lives: this.#lives.length,
      orders: truth.orders.length,
      fills: truth.trades.length,
    };
  }

  #act(): void {
    const { random } = this.#world;
    const at = random.next();
    if (at < 0.3) this.#actors.trade();
    else if (at < 0.45) this.#actors.moveMarket();
    else if (at < 0.5) this.#actors.disturb();
    else if (at < 0.55) this.#actors.stop();
    else if (at < 0.75) {
      if (this.#plan.faults) this.#actors.spoil();
    } else if (at < 0.9) this.#arm();
    this.#pass(random.pick([20, 60, 150, 400, 1_000, 2_500, 6_000]));
  }

  /** The process dies now, or at one of the next effects. */
  #arm(): void {
    if (!this.#plan.kills) return;
    const { random } = this.#world;
    if (random.chance(0.2)) this.#session.saveSnapshot();
    if (random.chance(0.3)) throw new Killed('now');
    const edges = 1 + random.below(40);
    this.#log(`dies in ${edges} edges`);
    this.#session.life.dieIn(edges);
  }

  #pass(ms: number): void {
    const { clock } = this.#world;
    const end = clock.now() + ms;
    while (clock.now() < end) {
      clock.advanceTo(unixMs(Math.min(end, clock.now() + 1_000)));
      this.#session.tick();
      if (!this.#plan.faults) this.#findings.push(...this.#guard.look(this.#session));
    }
  }

  /** Work of a desk that may die of it, and is started again then. */
  #alive(work: () => void): void {
    for (let first = true; ; first = false) {
      try {
        if (first) work();
        else this.#begin();
        return;
      } catch (cause) {
        if (!(cause instanceof Killed)) throw cause;
        this.#restart();
      }
    }
  }

  #restart(): void {
    const { random, clock } = this.#world;
    this.#session.life.die();
    this.#guard.forget();
    const before = this.#session;
    this.#log('KILLED');
    leaveDisk(this.#world, this.#lives.length);
    this.#close();
    clock.advanceTo(unixMs(clock.now() + random.pick([300, 2_000, 9_000, 40_000])));
    this.#session = this.#open();
    this.#findings.push(...checkDisk(before, this.#session));
  }

  #begin(): void {
    const { random } = this.#world;
    this.#log(`start ${this.#lives.length}`);
    if (random.chance(0.15)) this.#session.life.dieIn(1 + random.below(30));
    this.#session.start();
    this.#pass(random.pick([100, 1_500, 4_000]));
    const { modeState } = this.#session.state.durable;
    if (modeState.run !== 'RECOVERING') this.#findings.push(...checkRestart(this.#world, this.#session));
    if (modeState.run !== 'RECOVERING' && modeState.mode !== 'EMERGENCY_STOP' && random.chance(0.7)) {
      this.#log('the start is confirmed');
      this.#session.confirmRestart();
    }
  }

  #open(): Session {
    const session = openSession(this.#world, this.#lives.length + 1);
    this.#lives.push(session);
    return session;
  }

  #close(): void {
    this.#session.runner.stopTimers();
    this.#session.journal.close();
  }

  #log(text: string): void {
    this.#trace.push(`${this.#world.clock.now() - SCRIPT_START} ${text}`);
  }
}
