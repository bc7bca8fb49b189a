/**
 * Plays a run by what can happen: bars are looked at as floats, and only where an order, the strategy, a timer or the breaker might react are the exact
 * events dispatched, through the same venue and engine and in the same order as the plain player's.
 * 1. An event is left out only when it would have changed nothing but prices; before any other event the engine is brought up to date.
 * 2. A timer is left out only when it is periodic and nothing it looks at could have changed its answer; an order of one symbol is told of that symbol.
 * 3. Bounds are wider than what they stand for: in doubt the event is dispatched.
 */
import { TICKS_PER_BAR } from '../../adapters/market/replay/barPath.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { MINUTE_MS, unixMs } from '../../../shared/values/time.ts';
import type { IdleHolding, Intent } from '../../domain/strategy/strategy.ts';
import { equityBounds, isNearLoss, mayPeak, mayPeakAt } from './bounds.ts';
import { EquityRange } from './equityRange.ts';
import { Feeder } from './feeder.ts';
import { HeldCorrelation } from './heldCorrelation.ts';
import type { Lane } from './lane.ts';
import { PastEquity } from './pastEquity.ts';
import type { Player, RunHooks } from './player.ts';
import type { Session } from './session.ts';
import { surelyRefused } from './surelyRefused.ts';
import type { Tape } from './tape.ts';
import { timerLooks } from './timerLooks.ts';
import { Watch, type Interest } from './watch.ts';

/** What a strategy wants at a bar that just closed. */
interface Signal {
  readonly lane: Lane;
  readonly intents: readonly Intent[];
}

type Timers = ReadonlySet<string>;
const ALL: Timers = new Set(['sample', 'health', 'correlation']);
const NONE: Timers = new Set();

export class QuickPlayer implements Player {
  refused = 0;
  private readonly session: Session;
  private readonly tape: Tape;
  private readonly hooks: RunHooks;
  private readonly watch: Watch;
  private readonly feeder: Feeder;
  private readonly past: PastEquity;
  private readonly correlation: HeldCorrelation;
  private readonly ranges = new EquityRange();
  /** Per lane one mark per bar, 0 where the strategy certainly does not enter; null where it cannot tell. */
  private readonly marks: readonly (Uint8Array | null)[];
  /** Per lane whether the strategy certainly leaves a position alone; null where it cannot tell. */
  private readonly idle: readonly (IdleHolding | null)[];
  private readonly signals: Signal[] = [];
  /** Periodic timers that may not be left out in this window. */
  private exact: Timers = ALL;
  /** The last evaluation of correlation, and the last sample, that were left out. */
  private leftOut = -Infinity;
  private unsampled = -Infinity;
  /** The breaker may change its mind in this window: every tick of a held symbol counts. */
  private isNear = false;

  constructor(session: Session, tape: Tape, hooks: RunHooks) {
    this.session = session;
    this.tape = tape;
    this.hooks = hooks;
    this.watch = new Watch(session, tape.lanes);
    this.feeder = new Feeder(session);
    this.correlation = new HeldCorrelation(session, this.watch, this.feeder);
    this.past = new PastEquity(session, tape.lanes);
    this.past.remember();
    const { strategy } = session.installed;
    this.marks = tape.lanes.map((lane) => strategy.entryMarks(lane.columns));
    this.idle = tape.lanes.map((lane) => strategy.idleHolding(lane.columns));
  }

  playWindow(): void {
    this.noteRange();
    const refused = this.findSignals();
    if (this.isCalm()) this.refused += refused;
    else this.play();
  }

  finish(): void {
    this.feeder.catchUp(this.watch.interests, { ticksBefore: Infinity, barsUntil: Infinity });
  }

  /** Finds the lanes whose strategy wants something at the bar that just closed; returns how many more want what the gate would refuse for certain. */
  private findSignals(): number {
    this.signals.length = 0;
    let refused = 0;
    const { watch } = this;
    if (!watch.strategyRuns) return refused;
    const { strategy } = this.session.installed;
    for (const lane of this.tape.closed) {
      const position = watch.positions[lane.order] ?? null;
      if (position === null && (!watch.entriesAllowed || this.marks[lane.order]?.[lane.count - 1] === 0)) continue;
      if (position !== null && this.idle[lane.order]?.(lane.count - 1, position) === true) continue;
      const intents = strategy.evaluate({ symbol: lane.symbol, bars: lane, position });
      if (intents.length === 0) continue;
      if (position === null && this.isRefused(lane, intents)) refused += 1;
      else this.signals.push({ lane, intents });
    }
    return refused;
  }

  private isRefused(lane: Lane, intents: readonly Intent[]): boolean {
    const { session, watch } = this;
    const { start: at } = this.tape;
    const [intent, ...more] = intents;
    const instrument = session.state.live.markets.get(lane.symbol)?.instrument;
    if (instrument === undefined || intent?.kind !== 'enter' || more.length > 0) return false;
    const { PAPER: limits } = session.settings.modes;
    const { recentAccepted } = session.state.live;
    const minNotional = instrument.minNotional.toNumber();
    const isCorrelated = (): boolean => this.correlation.refuses(lane, { side: intent.side, at, minNotional });
    return surelyRefused(watch, { instrument, limits, at, recentAccepted, isCorrelated }) !== null;
  }

  /** True when no event and no timer of the window has to be exact. */
  private isCalm(): boolean {
    const { watch, tape } = this;
    if (this.signals.length > 0 || watch.inMotion || watch.isSending) return false;
    if (watch.sampleDue || this.hooks.isAwaited()) return false;
    if (tape.end > watch.dayEnds || tape.end > watch.lookAt) return false;
    if (this.session.clock.dueExcept(NONE) < tape.end) return false;
    for (const { lane, quietAbove, quietBelow } of watch.interests) {
      if (lane.current < 0) return false;
      const low = lane.low[lane.current] ?? NaN;
      const high = lane.high[lane.current] ?? NaN;
      if (!(low > quietAbove && high < quietBelow)) return false;
    }
    if (mayPeak(watch)) return false;
    if (isNearLoss(watch, equityBounds(watch), this.ranges.dayBefore(tape.start, tape.end))) return false;
    return this.nextEvaluation(tape.end) === Infinity;
  }

  private play(): void {
    const { tape, session } = this;
    // The windows before this one were played, or nothing was due in them.
    session.clock.skipTo(tape.start - 1);
    this.isNear = this.isNearWhenPlayed();
    if (this.isNear) this.past.restore(tape.start - 1);
    this.exact = this.timers();
    this.reach(tape.start);
    this.hooks.atBoundary();
    this.refresh();
    // Timers and the person may have changed what is held and what is allowed.
    this.refused += this.findSignals();
    for (const signal of this.signals) this.signal(signal);
    for (let at = this.nextTick(tape.start); at < tape.end; at = this.nextTick(at + 1)) {
      this.reach(at);
      for (const interest of this.watch.interests) this.tick(interest, at);
    }
    if (tape.end < Infinity) this.reach(tape.end - 1);
  }

  /** As in a calm window, but against the base the engine has at hand as well, and with room for what fills may cost. */
  private isNearWhenPlayed(): boolean {
    const { watch, tape, ranges } = this;
    const bounds = equityBounds(watch);
    const wide = { low: bounds.low - FILL_COST * Math.abs(bounds.low), high: bounds.high };
    const before = ranges.dayBefore(tape.start, tape.end);
    return isNearLoss(watch, wide, before) || isNearLoss(watch, wide, null);
  }

  private timers(): Timers {
    const { watch } = this;
    const isMoving = this.isNear || watch.inMotion;
    return isMoving || watch.interests.some(({ lane }) => lane.current < 0) ? ALL : NONE;
  }

  /** Runs the timers due by then that may not be left out. */
  private reach(time: number): void {
    const { clock } = this.session;
    for (let due = this.nextDue(time); due <= time; due = this.nextDue(time)) {
      clock.skipTo(due - 1);
      const isWhole = this.isNear || this.watch.inMotion;
      const looks = isWhole ? null : timerLooks(this.session.state.durable, clock.namesDue(due));
      if (looks?.size !== 0) this.prepare(due, looks);
      clock.advanceTo(unixMs(due));
      if (looks?.size !== 0) this.refresh();
    }
    clock.skipTo(time);
  }

  /** What a timer looks at: prices, bars, and the past equity where a sample or an evaluation is among what is due. */
  private prepare(due: number, looks: ReadonlySet<SymbolName> | null): void {
    const { clock } = this.session;
    const { interests } = this.watch;
    const told = looks === null ? interests : interests.filter(({ lane }) => looks.has(lane.symbol));
    this.feeder.catchUp(told, { ticksBefore: due, barsUntil: due - 1 });
    const samples = clock.isDue('sample', due);
    if (clock.isDue('health', due)) this.past.restore(due - 1);
    else if (samples) this.past.align(due - 1);
    if (samples) this.feeder.sampled(due - MINUTE_MS);
  }

  /** The first timer that may not be left out, of evaluations of correlation until the time only. */
  private nextDue(time: number): number {
    const { clock } = this.session;
    const { watch } = this;
    const due = clock.dueExcept(this.exact);
    const midnight = watch.dayEnds > clock.now() ? watch.dayEnds : Infinity;
    const first = Math.min(due, midnight, clock.dueFrom('health', watch.lookAt));
    const sample = this.nextSample(Math.min(first, time + 1));
    return Math.min(first, sample, this.nextEvaluation(Math.min(first, sample, time + 1)));
  }

  /** The first sample before a time that may raise the high-water mark; those before it are left out. */
  private nextSample(before: number): number {
    const { watch } = this;
    const { clock } = this.session;
    if (!watch.sampleDue && !mayPeak(watch)) return Infinity;
    const next = (): number => clock.dueFrom('sample', Math.max(this.tape.start, this.unsampled + 1));
    for (let due = next(); due < before; due = next()) {
      if (watch.sampleDue || mayPeakAt(watch, due)) return due;
      this.unsampled = due;
    }
    return Infinity;
  }

  /** The first evaluation of correlation before a time that has to be made; those before it are left out. */
  private nextEvaluation(before: number): number {
    if (!this.watch.isCorrelated) return Infinity;
    const { clock } = this.session;
    const next = (): number => clock.dueFrom('correlation', Math.max(this.tape.start, this.leftOut + 1));
    for (let due = next(); due < before; due = next()) {
      if (!this.correlation.leaveOut(due)) return due;
      this.leftOut = due;
    }
    return Infinity;
  }

  private signal({ lane, intents }: Signal): void {
    const isEntry = this.watch.positions[lane.order] === null;
    if (isEntry && this.isRefused(lane, intents)) {
      this.refused += 1;
      return;
    }
    const { start } = this.tape;
    // A strategy that holds a symbol moves its stop or leaves it: of the other symbols nothing is asked.
    const looks = isEntry ? this.watch.interests : this.watch.interests.filter((each) => each.lane === lane);
    this.feeder.catchUp(looks, { ticksBefore: start, barsUntil: start, before: lane.order });
    this.feeder.close(lane, start);
    this.refresh();
  }

  private tick({ lane, quietAbove, quietBelow }: Interest, at: number): void {
    const tick = lane.ticksBefore(at);
    const isOver = lane.current < 0 || tick < lane.told || tick >= (lane.current + 1) * TICKS_PER_BAR;
    if (isOver || lane.tickTime(tick) !== at) return;
    const value = lane.tickValue(tick);
    if (!this.isNear && !this.watch.inMotion && value > quietAbove && value < quietBelow) return;
    this.feeder.catchUp(this.watch.interests, { ticksBefore: at, barsUntil: at, ticksAt: lane.order });
    this.feeder.tick(lane, tick);
    this.refresh();
  }

  private refresh(): void {
    this.past.remember();
    this.watch.read();
    this.exact = this.timers();
    this.noteRange();
  }

  /** Equity of the window, for the same time tomorrow: as the book stands at its start and after every event. */
  private noteRange(): void {
    if (this.tape.end < Infinity) this.ranges.put(this.tape.start, equityBounds(this.watch));
  }

  private nextTick(from: number): number {
    let first = Infinity;
    for (const { lane } of this.watch.interests) {
      if (lane.current < 0) continue;
      const tick = lane.ticksBefore(from);
      if (tick < (lane.current + 1) * TICKS_PER_BAR) first = Math.min(first, lane.tickTime(tick));
    }
    return first;
  }
}

/** Share of equity that the fills of one window may cost: fees and slippage of a whole book turned over. */
const FILL_COST = 0.002;
