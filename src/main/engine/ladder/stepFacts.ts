/** Freezes what a scaling gate looks at (SM-06): the live book since the step began. */
import type { TradingMode } from '../../../shared/model/mode.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/values/time.ts';
import type { GateFact, GateMetric } from '../../domain/ladder/gate.ts';
import type { StepGateSnapshot, StepOperations } from '../../domain/ladder/stepGate.ts';
import { evidenceFacts, windowMetrics } from './evidenceFacts.ts';
import type { LadderTurn } from './ladderTurn.ts';

/** A review counts this long (SM-06). */
const REVIEW_MAX_AGE_MS = 24 * HOUR_MS;
/** Breaks of reconciliation count this long (SM-06). */
const BREAKS_MS = 72 * HOUR_MS;
const riskCauses: ReadonlySet<string> = new Set(['DAILY_LOSS', 'DRAWDOWN', 'CORRELATION']);

/** The snapshot of the step that runs. */
export function stepGateSnapshot(turn: LadderTurn, mode: TradingMode): StepGateSnapshot {
  return {
    kind: 'STEP',
    at: turn.at,
    mode,
    strategyHash: turn.state.durable.ladder.approvedHash,
    gate: turn.facts.settings.gate,
    evidence: evidenceFacts(turn, 'LIVE'),
    operations: operations(turn),
  };
}

function operations(turn: LadderTurn): StepOperations {
  const { ladder, books } = turn.state.durable;
  const since = ladder.clock?.enteredAt ?? turn.at;
  return {
    twr: windowMetrics(turn, 'LIVE')?.twr ?? { value: null, reason: 'TOO_FEW_OBS' },
    realizedNet: books.LIVE.record.realizedNet,
    riskStops: ladder.stops.filter((stop) => stop.at >= since && riskCauses.has(stop.cause)).length,
    probation: probation(turn),
    correlationReview: correlationReview(turn),
    slippageRatio: slippageRatio(turn),
    reconciliation: reconciliation(turn),
    completeness: completeness(turn),
  };
}

function probation({ state, facts }: LadderTurn): GateFact {
  const found = state.durable.ladder.probation;
  const { activeHours, minTrades } = facts.settings.probation;
  if (found === null) return { holds: null, found: 'never began' };
  if (found.state === 'PASSED') return { holds: true, found: 'passed' };
  if (found.state === 'FAILED') return { holds: false, found: found.text };
  const hours = (Math.floor(found.cleanMs / MINUTE_MS / 6) / 10).toFixed(1);
  return {
    holds: false,
    found: `${hours} of ${activeHours} active hours, ${found.cleanTrades} of ${minTrades} trades`,
  };
}

/** Acknowledged on this step, not old, and either not one bet or with a reason why that is accepted. */
function correlationReview({ state, facts, at }: LadderTurn): GateFact {
  const { review, clock } = state.durable.ladder;
  if (review === null || review.at < (clock?.enteredAt ?? 0)) return { holds: false, found: 'not acknowledged' };
  const ageMs = at - review.at;
  if (ageMs >= REVIEW_MAX_AGE_MS) return { holds: false, found: `${Math.floor(ageMs / HOUR_MS)} h old` };
  const limit = facts.settings.correlation.limit.toNumber();
  const shown = review.rhoW === null ? 'n/a (fewer than 2 positions)' : review.rhoW.toFixed(2);
  if (review.override !== null) return { holds: true, found: `${shown}, accepted: ${review.override}` };
  if (review.rhoW === null) return { holds: false, found: shown };
  return { holds: review.rhoW <= limit, found: `${shown}, limit ${decimalText(facts.settings.correlation.limit)}` };
}

/** Mean slippage of the live fills over what the paper model says of the same fills (RP-07). */
function slippageRatio({ state }: LadderTurn): GateMetric {
  const { LIVE, PAPER } = state.durable.ladder.slippage;
  if (LIVE.fills === 0) return { value: null, reason: 'NO_FILLS' };
  const live = LIVE.bps / LIVE.fills;
  // Filled at the decision price or better: whatever the model says, nothing was lost.
  if (live <= 0) return { value: 0 };
  const model = PAPER.fills === 0 ? 0 : PAPER.bps / PAPER.fills;
  return model > 0 ? { value: live / model } : { value: null, reason: 'NO_MODEL_FILLS' };
}

function reconciliation({ state, at }: LadderTurn): GateFact {
  const { at: comparedAt, failingSince, lastBreakAt } = state.durable.ladder.comparison;
  if (comparedAt === null) return { holds: null, found: 'never compared with the venue' };
  if (failingSince !== null) return { holds: false, found: `open for ${hoursText(at - failingSince)}` };
  if (lastBreakAt === null) return { holds: true, found: 'none' };
  return { holds: at - lastBreakAt >= BREAKS_MS, found: `last ${hoursText(at - lastBreakAt)} ago` };
}

const hoursText = (ms: number): string => `${Math.floor(ms / HOUR_MS)} h`;

/** RP-10 by sum: the venue's balance and positions are those of the journal. */
function completeness({ state }: LadderTurn): GateFact {
  const { account } = state.live.ladder;
  const { cash, positions } = state.durable.books.LIVE;
  if (account === null) return { holds: null, found: 'the account was not read yet' };
  const difference = account.balance.minus(cash);
  if (!difference.isZero()) return { holds: false, found: `balance differs by ${decimalText(difference)}` };
  const held = account.positions;
  return held === positions.size
    ? { holds: true, found: 'balance and positions agree' }
    : { holds: false, found: `the venue has ${held} positions, the journal ${positions.size}` };
}
