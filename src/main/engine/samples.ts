/** Equity samples each minute of the desk's clock, and the start of each UTC day (ME-03, EB-02). */
import { maxDecimal } from '../../shared/values/decimal.ts';
import { money, type Money } from '../../shared/values/money.ts';
import { MINUTE_MS, unixMs, utcDayStart } from '../../shared/values/time.ts';
import { activeBook, held, inBook, openedBooks } from './books.ts';
import { equityOf } from './exposure.ts';
import { effectiveLevelOf } from './levelFacts.ts';
import type { EngineState } from './state.ts';
import { record, setTimer, type Step } from './step.ts';

/** The timer of the samples. */
export function onSampleDue(step: Step): void {
  takeSample(step);
  scheduleSample(step);
}

/** Arms the next whole minute. */
export function scheduleSample(step: Step): void {
  setTimer(step, 'sample', unixMs((Math.floor(step.at / MINUTE_MS) + 1) * MINUTE_MS));
}

/** Looks at every opened book: a new day first, then equity, with the active time that passed (SM-07). */
export function takeSample(step: Step): void {
  const passed = passedSince(step);
  const active = isActiveNow(step.state) ? passed : 0;
  for (const book of openedBooks(step.state.durable)) {
    const trades = activeBook(step.state.durable) === book;
    sampleBook(inBook(step, book), { passedMs: passed, activeMs: trades ? active : 0 }, isWatched(passed));
  }
}

/**
 * Records equity of the book now, after the day's start where a new day has begun. Before every open position has a price nothing is known,
 * so nothing is recorded: equity without a loss that is not priced yet would raise the peaks.
 */
export function sampleBook(step: Step, time = { passedMs: 0, activeMs: 0 }, watched = false): void {
  const { day, cash, opened, positions } = held(step);
  if (!opened || step.state.live.totals[step.book].marked < positions.size) return;
  const { reporting, risk } = equityOf(step.state, step.book);
  const { unrealized, gross } = step.state.live.totals[step.book];
  const today = utcDayStart(step.at);
  if (day.start !== null && today > day.start)
    record(step, 'DAY_START', {
      data: { day: today, equity: dayStartEquity(step, reporting, watched) },
      durability: 'B',
    });
  record(step, 'EQUITY_SAMPLE', {
    data: { at: step.at, ...time, equity: reporting, riskEquity: risk, cash, unrealized, gross },
    durability: 'C',
  });
}

/** E0: equity now, or where the desk was off at midnight the higher of the last known and the first one (EB-02). */
function dayStartEquity(step: Step, now: Money, watched: boolean): Money {
  const isLate = step.at - utcDayStart(step.at) > MINUTE_MS;
  return watched && !isLate ? now : money(maxDecimal(now, held(step).lastEquity));
}

/** Whether the sample before this one is of the minute before: the desk was on at midnight. */
const isWatched = (passedMs: number): boolean => passedMs > 0 && passedMs <= 2 * MINUTE_MS;

/** Time since the sample before on the slower of both clocks, so that a jump of the wall clock gives nothing (SM-08); 0 for the first one. */
function passedSince(step: Step): number {
  const { live } = step.state;
  const mono = Number(BigInt(step.mono) / 1_000_000n);
  const before = live.sampledAt;
  live.sampledAt = { at: step.at, monoMs: mono };
  if (before === null) return 0;
  return Math.max(0, Math.min(step.at - before.at, Math.round(mono - before.monoMs)));
}

/** SM-07: time counts while the desk runs at L1 or below on fresh prices. */
function isActiveNow(state: EngineState): boolean {
  const { modeState } = state.durable;
  const level = effectiveLevelOf(state);
  const trades = modeState.mode !== 'SETUP' && modeState.mode !== 'EMERGENCY_STOP' && modeState.run === 'RUNNING';
  return trades && (level === 'L0' || level === 'L1') && state.live.feedState.state === 'ok';
}
