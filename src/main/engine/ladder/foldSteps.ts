/** Folds of the ladder's own steps: transitions, demotions, attempts, gate results, reviews, limits that wait (SM-03 to SM-25). */
import type { EntryData } from '../../../shared/model/entry.ts';
import { stopCauses } from '../../../shared/model/incident.ts';
import { quantity } from '../../../shared/values/quantity.ts';
import { gateCodes } from '../../domain/ladder/gate.ts';
import { preflightSteps, type PreflightStep } from '../../domain/ladder/preflight.ts';
import { startProbation } from '../../domain/ladder/probation.ts';
import { gravestCause } from '../../domain/mode/gravestCause.ts';
import type { EntryPlace } from '../foldEntry.ts';
import type { Durable } from '../state.ts';
import { endApproval } from './foldApproval.ts';
import { withLadder, withProbation } from './foldTime.ts';
import type { AttemptRecord } from './ladderState.ts';

const KEPT_STOPS = 50;
const KEPT_DEMOTIONS = 20;
const riskCauses: ReadonlySet<string> = new Set(['DAILY_LOSS', 'DRAWDOWN', 'CORRELATION']);

/** Every change of mode ends what waited for the old one. */
export function foldTransition(durable: Durable, data: EntryData<'MODE_TRANSITION'>, place: EntryPlace): Durable {
  const { transition, from, to } = data;
  const open = endApproval(durable, { status: 'VOID', at: place.at, text: `mode ${to.mode}` });
  if (transition === 'T6') return foldStopped(open, data, place);
  const staysOnRung = from.mode === 'EMERGENCY_STOP' && from.modeBefore === to.mode;
  return withLadder(open, {
    afterFlat: null,
    gate: null,
    trimDueAt: null,
    probation: staysOnRung ? open.ladder.probation : null,
    approvedHash: transition === 'T2' ? (open.ladder.attempts.at(-1)?.hash ?? null) : open.ladder.approvedHash,
  });
}

function foldStopped(durable: Durable, { from, cause }: EntryData<'MODE_TRANSITION'>, { at }: EntryPlace): Durable {
  const known = stopCauses.find((each) => each === cause);
  if (known === undefined || from.mode === 'SETUP' || from.mode === 'EMERGENCY_STOP') return durable;
  const stops = [...durable.ladder.stops, { at, cause: known, mode: from.mode }].slice(-KEPT_STOPS);
  const stopped = withLadder(durable, { stops, trimDueAt: null, afterFlat: null });
  return withProbation(
    stopped,
    riskCauses.has(known) ? { type: 'RISK_LEVEL', text: `emergency stop for ${known}` } : { type: 'TECHNICAL_LEVEL' },
  );
}

/** A graver cause that joins the stop makes it a stop of that cause, from then on (ES-05, SM-18). */
export function foldTrigger(durable: Durable, { cause }: EntryData<'ES_TRIGGER'>, { at }: EntryPlace): Durable {
  const { stops } = durable.ladder;
  const open = stops.at(-1);
  if (durable.modeState.mode !== 'EMERGENCY_STOP' || open === undefined) return durable;
  if (gravestCause(open.cause, [cause]) === open.cause) return durable;
  const graver = withLadder(durable, { stops: [...stops.slice(0, -1), { ...open, at, cause }] });
  return withProbation(graver, { type: 'RISK_LEVEL', text: `emergency stop for ${cause}` });
}

export function foldProbation(durable: Durable, data: EntryData<'MODE_PROBATION'>, { at }: EntryPlace): Durable {
  const { state, text } = data;
  if (state === 'RUNNING') return withLadder(durable, { probation: startProbation(at) });
  const { probation } = durable.ladder;
  return probation === null ? durable : withLadder(durable, { probation: { ...probation, state, text } });
}

export function foldDemoted(durable: Durable, data: EntryData<'MODE_DEMOTED'>, { at }: EntryPlace): Durable {
  const { from, to, reasons, trimDueAt } = data;
  const cause = reasons.map((each) => each.text).join('; ');
  const demotions = [...durable.ladder.demotions, { at, from, to, cause }].slice(-KEPT_DEMOTIONS);
  return withLadder(durable, { demotions, trimDueAt });
}

export const foldAfterFlat = (durable: Durable, data: EntryData<'AFTER_FLAT'>, { at }: EntryPlace): Durable =>
  withLadder(durable, { afterFlat: { ...data, since: at } });

export const foldTrimDone = (durable: Durable): Durable => withLadder(durable, { trimDueAt: null });

/** The number of the running attempt takes another hash; a new number ends the attempt before. */
export function foldAttempt(durable: Durable, data: EntryData<'ATTEMPT_STARTED'>, { at }: EntryPlace): Durable {
  const { number, hash, archived } = data;
  const { attempts } = durable.ladder;
  if (attempts.at(-1)?.number === number)
    return withLadder(durable, {
      attempts: attempts.map((each) => (each.number === number ? { ...each, hash } : each)),
    });
  const ended = attempts.map((each): AttemptRecord => {
    if (each.endedAt !== null) return each;
    const sharpe = archived?.sharpe?.toNumber() ?? null;
    return { ...each, endedAt: at, sharpe, days: archived?.days ?? 0, trades: archived?.trades ?? 0 };
  });
  const next = { number, hash, startedAt: at, endedAt: null, sharpe: null, days: 0, trades: 0 };
  return withLadder(durable, { attempts: [...ended, next] });
}

export function foldGate(durable: Durable, data: EntryData<'GATE_EVALUATED'>, { at }: EntryPlace): Durable {
  const failed = gateCodes.filter((each) => data.failed.includes(each));
  return withLadder(durable, { gate: { pass: data.pass, failed, at } });
}

export const foldReview = (durable: Durable, data: EntryData<'CORRELATION_REVIEWED'>, { at }: EntryPlace): Durable =>
  withLadder(durable, { review: { at, rhoW: data.rhoW?.toNumber() ?? null, override: data.override } });

export const foldWaiver = (durable: Durable, { reason }: EntryData<'GATES_WAIVED'>, { at }: EntryPlace): Durable =>
  withLadder(durable, { waiver: { at, reason } });

export const foldLegacy = (durable: Durable, data: EntryData<'LEGACY_DECLARED'>): Durable =>
  withLadder(durable, {
    legacy: data.holdings.map(({ asset, quantity: held }) => ({ asset, quantity: quantity(held) })),
  });

export function foldPreflight(durable: Durable, data: EntryData<'PREFLIGHT'>, { at }: EntryPlace): Durable {
  if (!isPreflightStep(data.step)) return durable;
  const others = durable.ladder.preflight.filter((each) => each.step !== data.step);
  return withLadder(durable, {
    preflight: [...others, { step: data.step, passed: data.passed, at, text: data.text }],
  });
}

const isPreflightStep = (step: string): step is PreflightStep => Object.hasOwn(preflightSteps, step);

export const foldPending = (durable: Durable, data: EntryData<'CONFIG_PENDING'>, { at }: EntryPlace): Durable =>
  withLadder(durable, {
    pending: { settings: data.settings, reason: data.reason, token: data.token, at },
  });

export const foldSettings = (durable: Durable): Durable => withLadder(durable, { pending: null });

export const foldVerified = (durable: Durable, data: EntryData<'VERIFY'>, { at }: EntryPlace): Durable =>
  withLadder(durable, { verification: { at, ok: data.ok } });

/** A comparison of the live book with its venue (SM-06, SM-16). */
export function foldComparison(durable: Durable, data: EntryData<'RECON_SUMMARY'>, { at, book }: EntryPlace): Durable {
  if (book !== 'LIVE') return durable;
  const { failingSince, lastBreakAt } = durable.ladder.comparison;
  const isBroken = data.differences.length > 0;
  return withLadder(durable, {
    comparison: {
      at,
      failingSince: isBroken ? (failingSince ?? at) : null,
      differences: data.differences.length,
      lastBreakAt: isBroken || failingSince !== null ? at : lastBreakAt,
    },
  });
}
