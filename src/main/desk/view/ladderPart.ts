/** The ladder as the window shows it (UI-50): rungs, gate, clock, probation, attempts, and what happened on the way. */
import type { Part } from '../../../shared/ipc/view.ts';
import { bookOf, tradingModes, type TradingMode } from '../../../shared/model/mode.ts';
import { decimalFromFloat, decimalText, ONE, toWire } from '../../../shared/values/decimal.ts';
import { HOUR_MS, MINUTE_MS, unixMs } from '../../../shared/values/time.ts';
import { promoteText } from '../../domain/ladder/gateText.ts';
import { activeBook } from '../../engine/books.ts';
import { equityOf } from '../../engine/exposure.ts';
import { navIndex } from '../../engine/foldBook.ts';
import { evaluateGate, waiverOf, type EvaluatedGate } from '../../engine/ladder/evaluateGate.ts';
import { gateTime, windowMetrics } from '../../engine/ladder/evidenceFacts.ts';
import { gateView } from '../../engine/ladder/gateView.ts';
import type { AttemptRecord } from '../../engine/ladder/ladderState.ts';
import type { LadderTurn } from '../../engine/ladder/ladderTurn.ts';
import { opensGates } from '../../engine/ladder/opensGates.ts';
import type { Durable, EngineState } from '../../engine/state.ts';
import { drillRows, drillRunning } from './drillRows.ts';
import type { ViewFacts } from './facts.ts';

type LadderPart = Part<'ladder'>;

/** Decimal places of fractions that are only shown. */
const PLACES = 6;

export function ladderPart(facts: ViewFacts): LadderPart {
  const turn = { state: facts.state, facts: facts.engine, at: facts.now() };
  const { durable, live } = facts.state;
  const gate = gateOf(turn);
  const { review, demotions, pending } = durable.ladder;
  return {
    rungs: tradingModes.map((mode) => ({ mode, limits: toWire(facts.engine.settings.modes[mode]) })),
    mode: rungOf(durable),
    attempt: durable.attempt,
    rehearsal: rehearsalOf(facts),
    waived: waiverOf(turn)?.reason ?? null,
    canWaive: facts.engine.venues.LIVE?.capabilities.realMoney === false,
    gate: gate === null ? null : gateView(gate),
    promote: promoteOf(turn, gate),
    clock: clockOf(turn),
    probation: probationOf(turn),
    attempts: durable.ladder.attempts.map((each) => attemptRow(turn, each)),
    demotions: [...demotions],
    drills: drillRows(facts),
    drillRunning: drillRunning(facts),
    review: review === null ? null : { ...review, rhoW: review.rhoW === null ? null : fractionText(review.rhoW) },
    rebases: durable.books[activeBook(durable)].risk.rebases,
    performanceDrawdown: performanceDrawdown(facts.state),
    passphraseSet: live.ladder.stepUpReady,
    pendingSettings: pending === null ? null : `Approved, in force at L0: ${pending.reason}`.slice(0, 400),
  };
}

const fractionText = (value: number): string => decimalText(decimalFromFloat(value).toDecimalPlaces(PLACES));

/** The rung in force, or the one before an emergency stop. */
function rungOf({ modeState }: Durable): TradingMode | null {
  if (modeState.mode === 'EMERGENCY_STOP') return modeState.modeBefore;
  return modeState.mode === 'SETUP' ? null : modeState.mode;
}

function rehearsalOf({ workspace, engine }: ViewFacts): LadderPart['rehearsal'] {
  if (engine.standInLive) return 'STAND_IN';
  if (workspace !== 'live') return 'REPLAY';
  return engine.venues.LIVE?.capabilities.realMoney === false ? 'VENUE' : 'NONE';
}

interface Evaluated {
  readonly minute: number;
  readonly ladder: Durable['ladder'];
  readonly alerts: Durable['alerts'];
  readonly gate: EvaluatedGate | null;
}

const evaluated = new WeakMap<EngineState, Evaluated>();

/** Evaluated each minute, and when something it looks at was journaled. */
function gateOf(turn: LadderTurn): EvaluatedGate | null {
  const { ladder, alerts } = turn.state.durable;
  const minute = Math.floor(turn.at / MINUTE_MS);
  const before = evaluated.get(turn.state);
  if (before?.minute === minute && before.ladder === ladder && before.alerts === alerts) return before.gate;
  const gate = evaluateGate(turn);
  evaluated.set(turn.state, { minute, ladder, alerts, gate });
  return gate;
}

/** The drills before real money are started by asking for the promotion, so they do not keep it from being asked for. */
function promoteOf(turn: LadderTurn, gate: EvaluatedGate | null): LadderPart['promote'] {
  if (!opensGates(turn)) return { enabled: false, text: 'A rehearsal opens no gate.' };
  if (gate === null) return { enabled: false, text: 'No rung above this one.' };
  const open = gate.result.items.filter((item) => !item.passed);
  const isPreflightLeft = open.length === 1 && open[0]?.code === 'PREFLIGHT';
  const text = isPreflightLeft ? 'All but the preflight: asking for the promotion runs it.' : promoteText(gate.result);
  return { enabled: gate.result.pass || isPreflightLeft, text: text.slice(0, 400) };
}

function clockOf(turn: LadderTurn): LadderPart['clock'] {
  const { clock, resets } = turn.state.durable.ladder;
  if (clock === null) return null;
  const { qualifyingDays, partialDay, pausedBy } = gateTime(turn);
  const { gate } = turn.facts.settings;
  return {
    startedAt: clock.enteredAt,
    elapsedMs: Math.round(clock.elapsedMs),
    activeMs: Math.round(clock.activeMs),
    // Tenths are cut, so that a day that is not full never reads like one.
    qualifyingDays: Math.floor((qualifyingDays + partialDay) * 10) / 10,
    needDays: gate.qualifyingDays,
    needElapsedMs: gate.elapsedHours * HOUR_MS,
    pausedBy,
    resets: [...resets],
  };
}

function probationOf({ state, facts, at }: LadderTurn): LadderPart['probation'] {
  const { probation } = state.durable.ladder;
  if (probation?.state !== 'RUNNING') return null;
  const { activeHours, maxHours, minTrades } = facts.settings.probation;
  return {
    startedAt: probation.startedAt,
    activeMs: Math.round(probation.cleanMs),
    needMs: activeHours * HOUR_MS,
    trades: probation.cleanTrades,
    needTrades: minTrades,
    endsBy: unixMs(Math.round(at + Math.max(0, maxHours * HOUR_MS - probation.totalMs))),
  };
}

/** The running attempt shows what it has so far. */
function attemptRow(turn: LadderTurn, attempt: AttemptRecord): LadderPart['attempts'][number] {
  const hash = attempt.hash ?? '';
  if (attempt.endedAt !== null) return { ...attempt, hash };
  const metrics = windowMetrics(turn, 'PAPER');
  return {
    ...attempt,
    hash,
    trades: metrics?.closedTrades ?? 0,
    days: metrics?.dailyReturns ?? 0,
    sharpe: metrics?.sharpe.value ?? null,
  };
}

/** From the peak of the active book, which is never re-based (D-3). */
function performanceDrawdown(state: EngineState): string {
  const rung = rungOf(state.durable);
  if (rung === null) return '0';
  const book = state.durable.books[bookOf(rung)];
  if (!book.performanceHighWater.greaterThan(0)) return '0';
  const index = navIndex(book, equityOf(state, bookOf(rung)).reporting);
  const drawdown = ONE.minus(index.div(book.performanceHighWater)).toDecimalPlaces(PLACES);
  return drawdown.isNegative() ? '0' : decimalText(drawdown);
}
