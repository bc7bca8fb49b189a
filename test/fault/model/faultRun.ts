/**
 * One seeded run: a trader, a market, other people, a bad line and a killer act at random on a desk and its venue; then everything is quiet for a
 * minute, and what is left is compared with the truth.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVirtualClock } from '../../../src/main/adapters/clock/virtualClock.ts';
import type { EngineCommand } from '../../../src/main/engine/events.ts';
import type { Side } from '../../../src/shared/model/order.ts';
import { decimal, decimalText, type Decimal } from '../../../src/shared/values/decimal.ts';
import { clientOrderId } from '../../../src/shared/values/ids.ts';
import { price } from '../../../src/shared/values/price.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { SCRIPT_START } from '../../support/scriptedSource.ts';
import { checkDisk, checkEnd, checkRestart, type Findings } from './checks.ts';
import { NO_FAULTS } from './deskLine.ts';
import { Killed } from './mortalPorts.ts';
import { seeded } from './seeded.ts';
import { leaveDisk, openSession, SYMBOLS, type Session, type World } from './session.ts';
import { TruthVenue } from './truthVenue.ts';

export interface RunPlan {
  readonly seed: number;
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
  /** Entries asked for and accepted. */
  #entries = 0;
  #session: Session;

  constructor(plan: RunPlan, folder: string) {
    const clock = createVirtualClock(SCRIPT_START);
    this.#plan = plan;
    this.#world = {
      clock,
      truth: new TruthVenue(clock),
      line: { faults: NO_FAULTS, down: false, silent: false },
      random: seeded(plan.seed),
      foreign: new Set(),
      folder,
    };
    this.#session = this.#open();
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
      ...checkEnd({ world: this.#world, session: this.#session, lives: this.#lives, entries: this.#entries }),
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
    if (at < 0.3) this.#trade();
    else if (at < 0.45) this.#moveMarket();
    else if (at < 0.5) this.#disturb();
    else if (at < 0.55) this.#stop();
    else if (at < 0.75) this.#spoil();
    else if (at < 0.9) this.#arm();
    this.#pass(random.pick([20, 60, 150, 400, 1_000, 2_500, 6_000]));
  }

  #trade(): void {
    const { random, truth } = this.#world;
    const symbol = random.pick(SYMBOLS);
    const last = truth.priceOf(symbol);
    const kind = random.pick(['enter', 'enter', 'enter', 'rest', 'rest', 'close', 'half', 'move', 'cancel']);
    switch (kind) {
      case 'enter':
      case 'rest': {
        const isLimit = kind === 'rest';
        const side = random.pick<Side>(['BUY', 'SELL']);
        const away = side === 'BUY' ? decimal('-1') : decimal('1');
        const entry = isLimit ? decimalText(last.plus(away)) : null;
        const placed = this.#command({
          name: 'placeOrder',
          input: {
            symbol,
            side,
            type: isLimit ? 'LIMIT' : 'MARKET',
            entry,
            stop: decimalText(last.plus(away.mul(isLimit ? 3 : 2))),
            autoStop: false,
            quantity: random.pick(['0.10', '0.25', '0.40']),
            timeInForce: 'GTC',
            postOnly: false,
          },
        });
        if (placed) this.#entries += 1;
        return;
      }
      case 'close':
        return void this.#command({ name: 'closePosition', input: { symbol, part: 'ALL' } });
      case 'half':
        return void this.#command({ name: 'closePosition', input: { symbol, part: 'HALF' } });
      case 'move': {
        const position = this.#session.state.durable.books.LIVE.positions.get(symbol);
        if (position?.stopPrice == null) return;
        const to: Decimal = position.stopPrice.plus(last.minus(position.stopPrice).mul('0.3')).toDecimalPlaces(2);
        return void this.#command({ name: 'moveStop', input: { symbol, stop: decimalText(to) } });
      }
      case 'cancel':
        return void this.#command({ name: 'cancelEntries', input: {} });
    }
  }

  /** The entry is counted as asked for before its effects run: a kill may come between. */
  #command(command: EngineCommand): boolean {
    const before = this.#session.state.durable.books.LIVE.counters.order;
    this.#log(`${command.name} ${JSON.stringify(command.input)}`);
    try {
      const answer = this.#session.run(command);
      if (!answer.ok) this.#log(`  refused: ${answer.error.message.slice(0, 90)}`);
      return answer.ok;
    } catch (cause) {
      if (command.name === 'placeOrder' && this.#session.state.durable.books.LIVE.counters.order > before)
        this.#entries += 1;
      throw cause;
    }
  }

  #moveMarket(): void {
    const { random, truth } = this.#world;
    const symbol = random.pick(SYMBOLS);
    const resting = truth.working().filter(({ terms }) => terms.type === 'LIMIT');
    const [first] = resting;
    if (first !== undefined && random.chance(0.4)) {
      this.#log(`part of ${first.terms.clientOrderId} fills`);
      if (first.terms.clientOrderId.startsWith('web_')) this.#world.foreign.add(first.terms.symbol);
      truth.fillPart(first, random.pick([0.3, 0.6, 1]));
      return;
    }
    const to = truth.priceOf(symbol).plus(random.pick(['-2.5', '-1.2', '-0.3', '0.3', '1.2', '2.5']));
    this.#log(`${symbol} trades at ${decimalText(to)}`);
    for (const { terms } of truth.setPrice(symbol, to))
      if (terms.clientOrderId.startsWith('web_')) this.#world.foreign.add(symbol);
    this.#session.tick();
  }

  /** Somebody else uses the account. */
  #disturb(): void {
    const { random, truth } = this.#world;
    const symbol = random.pick(SYMBOLS);
    if (random.chance(0.5)) {
      const size = random.pick(['0.5', '-0.5']);
      this.#log(`somebody trades ${size} ${symbol}`);
      this.#world.foreign.add(symbol);
      truth.moveForeign(symbol, decimal(size));
      return;
    }
    const id = clientOrderId(`web_${truth.orders.length + 1}`);
    this.#log(`somebody rests ${id} ${symbol}`);
    truth.place(
      {
        clientOrderId: id,
        symbol,
        side: 'BUY',
        type: 'LIMIT',
        quantity: quantity('0.5'),
        limitPrice: price(truth.priceOf(symbol).minus(20)),
        triggerPrice: null,
        timeInForce: 'GTC',
        reduceOnly: false,
        postOnly: false,
      },
      null,
    );
  }

  #stop(): void {
    this.#command({ name: 'emergencyStop', input: { source: 'button' } });
  }

  #spoil(): void {
    if (!this.#plan.faults) return;
    const { random, line } = this.#world;
    const kind = random.pick(['calls', 'calls', 'events', 'silent', 'down', 'fine']);
    this.#log(`line: ${kind}`);
    const some = (): number => random.pick([0, 0.2, 0.5]);
    line.silent = kind === 'silent';
    line.down = kind === 'down';
    const calls = {
      requestLost: some(),
      answerLost: some(),
      rejected: random.pick([0, 0, 0.3]),
      partial: some(),
      slow: random.pick([0, 0.2]),
    };
    const events = { eventLost: some(), eventTwice: some(), eventLate: some() };
    line.faults = {
      ...NO_FAULTS,
      ...(kind === 'calls' ? calls : {}),
      ...(kind === 'events' || kind === 'calls' ? events : {}),
    };
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
    if (modeState.run !== 'RECOVERING') this.#findings.push(...checkRestart(this.#session));
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
