/** What losses of the active book are measured against, and its equity under each kind of mark. The only place of the breaker that reads money. */
import type { TradingMode } from '../../../shared/model/mode.ts';
import { utcDayStart } from '../../../shared/values/time.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { ByMark } from '../../domain/breaker/lossLevel.ts';
import { activeBook, activeBookState } from '../books.ts';
import type { MarkTotals } from '../liveState.ts';
import type { EngineState } from '../state.ts';
import type { BreakerView } from './breakerView.ts';

export interface LossBases {
  /** Equity at 00:00 UTC, and flows since then (EB-02). */
  readonly dayEquity: Decimal;
  readonly dayFlows: Decimal;
  /** Equity 24 h ago, and flows since then (EB-03). */
  readonly rollingEquity: Decimal;
  readonly rollingFlows: Decimal;
  /** Highest index at risk marks, and the units that make it money (EB-04). A flow changes the units and leaves the index. */
  readonly riskHighWater: Decimal;
  readonly units: Decimal;
  /** L1 share during probation; null outside of it (SM-15). */
  readonly probationL1: Decimal | null;
}

/** The mode whose limits hold: the one in force, or the one before an emergency stop; null while no book is open. */
export function limitMode({ durable: { modeState } }: EngineState): TradingMode | null {
  if (modeState.mode === 'EMERGENCY_STOP') return modeState.modeBefore;
  return modeState.mode === 'SETUP' ? null : modeState.mode;
}

/** The bases of the active book: the same objects as long as nothing changed, so that thresholds need not be computed on each tick. */
export function lossBases({ state, facts }: BreakerView): LossBases {
  const { day, riskHighWater, units } = activeBookState(state);
  const { rolling } = state.live.breaker;
  return {
    dayEquity: day.equity,
    dayFlows: day.flows,
    rollingEquity: rolling?.equity ?? day.equity,
    rollingFlows: rolling?.flows ?? day.flows,
    riskHighWater,
    units,
    probationL1: state.durable.ladder.probation?.state === 'RUNNING' ? facts.settings.probation.l1At : null,
  };
}

/** Risk high-water mark in account currency. */
export const highWaterOf = ({ riskHighWater, units }: LossBases): Decimal => riskHighWater.mul(units);

const totalsOf = ({ durable, live }: EngineState): MarkTotals => live.totals[activeBook(durable)];

/** Whether every open position has a price: before that, equity is not known. */
export const isEquityKnown = (state: EngineState): boolean =>
  totalsOf(state).marked === activeBookState(state).positions.size;

/** Whether E0 is that of today: after a night away it is not until the first equity of the day is recorded (EB-02). */
export function isToday({ state, at }: Pick<BreakerView, 'state' | 'at'>): boolean {
  const { start } = activeBookState(state).day;
  return start === null || utcDayStart(at) <= start;
}

/** The lowest equity under any mark: where even that is far from a limit, all are. */
export function worstEquity(state: EngineState): Decimal {
  const now = activeBookState(state).cash.plus(totalsOf(state).riskUnrealized);
  const { adverse } = state.live.breaker;
  return adverse === null ? now : now.plus(adverse);
}

/** Equity of the active book under each kind of mark. */
export function equityByMark(state: EngineState): ByMark {
  const { cash } = activeBookState(state);
  const totals = totalsOf(state);
  const confirmed = cash.plus(totals.confirmedUnrealized);
  const { adverse } = state.live.breaker;
  return {
    now: cash.plus(totals.riskUnrealized),
    confirmed,
    realized: cash,
    adverse: adverse === null ? null : confirmed.plus(adverse),
  };
}
