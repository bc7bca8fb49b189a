/** Folds of time on the rung: what passed and was active, sessions, probation's counts, and what the fills of the window cost (SM-07, SM-15). */
import type { EntryData } from '../../../shared/model/entry.ts';
import type { Book, Level } from '../../../shared/model/mode.ts';
import { triggerNames } from '../../../shared/settings/breaker.ts';
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';
import { isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import { advanceProbation, type ProbationEvent } from '../../domain/ladder/probation.ts';
import { accrue, newStepClock } from '../../domain/ladder/stepClock.ts';
import { activeBook } from '../books.ts';
import type { EntryPlace } from '../foldEntry.ts';
import type { Durable } from '../state.ts';
import { endApproval } from './foldApproval.ts';
import { newLadder, type LadderState } from './ladderState.ts';

const KEPT_RESETS = 20;
const BPS = 10_000;
/** Triggers that say the strategy lost money; every other one is technical (SM-15). */
const riskTriggers: ReadonlySet<string> = new Set([
  'DAILY_LOSS',
  'ROLLING_LOSS',
  'DRAWDOWN',
  'CORRELATION',
  'LOSS_STREAK',
]);
const knownTriggers: ReadonlySet<string> = new Set(triggerNames);

/** The durable state with a changed ladder. */
export const withLadder = (durable: Durable, change: Partial<LadderState>): Durable => ({
  ...durable,
  ladder: { ...durable.ladder, ...change },
});

/** A minute of the book that trades: the clock runs, and probation with it. */
export function foldPassed(durable: Durable, data: EntryData<'EQUITY_SAMPLE'>, { book }: EntryPlace): Durable {
  const { clock } = durable.ladder;
  if (clock === null || data.passedMs === 0 || book !== activeBook(durable)) return durable;
  const passage = {
    kind: 'WATCHED',
    from: unixMs(data.at - data.passedMs),
    to: data.at,
    monoMs: data.passedMs,
    active: data.activeMs > 0,
  } as const;
  const passed = withLadder(durable, { clock: accrue(clock, passage) });
  return data.activeMs > 0 ? withProbation(passed, { type: 'ACTIVE', ms: data.activeMs }) : passed;
}

/** Time that nobody watched: the desk was off, or the computer asleep. */
function passedUnwatched(durable: Durable, at: UnixMs): Durable {
  const { clock } = durable.ladder;
  return clock === null ? durable : withLadder(durable, { clock: accrue(clock, { kind: 'OFF', to: at }) });
}

/** A session begins; the one before it ended clean if it said so. */
export function foldSessionStart(durable: Durable, _: EntryData<'SESSION_START'>, { at }: EntryPlace): Durable {
  const session = { open: true, endedClean: !durable.ladder.session.open };
  return withLadder(passedUnwatched(endApproval(durable, { status: 'VOID', at, text: 'the desk restarted' }), at), {
    session,
  });
}

export const foldSessionEnd = (durable: Durable): Durable =>
  withLadder(durable, { session: { ...durable.ladder.session, open: false } });

/** Recovering after a sleep: what passed was not watched. */
export const foldRecovering = (durable: Durable, data: EntryData<'MODE_RUN'>, { at }: EntryPlace): Durable =>
  data.to === 'RECOVERING' ? passedUnwatched(durable, at) : durable;

/** The clock is at zero, and what is measured since with it. */
export function foldClockReset(durable: Durable, data: EntryData<'CLOCK_RESET'>, { at }: EntryPlace): Durable {
  const resets = [...durable.ladder.resets, { at, cause: data.cause }].slice(-KEPT_RESETS);
  return withLadder(durable, { clock: newStepClock(at), resets, gate: null, slippage: newLadder.slippage });
}

/** A level of L2 or above interrupts probation and voids an open approval. */
export function foldTripped(durable: Durable, data: EntryData<'BREAKER_LEVEL'>, { at }: EntryPlace): Durable {
  if (!rises(data.from, data.to)) return durable;
  const text = `level ${data.to}, ${data.text}`.slice(0, 300);
  const ended = endApproval(durable, { status: 'VOID', at, text });
  if (!knownTriggers.has(data.trigger) || data.trigger === 'MANUAL') return ended;
  return withProbation(
    ended,
    riskTriggers.has(data.trigger)
      ? { type: 'RISK_LEVEL', text: `${data.trigger} ${data.to}` }
      : { type: 'TECHNICAL_LEVEL' },
  );
}

const rises = (from: Level, to: Level): boolean => isAtLeast(to, 'L2') && !isAtLeast(from, 'L2');

/** A fill of the window: what it cost against the decision, and a closed trade of probation. */
export function foldFillTime(durable: Durable, data: EntryData<'FILL'>, { book }: EntryPlace): Durable {
  const counted = withSlippage(durable, data, book);
  return data.trade !== null && book === 'LIVE' ? withProbation(counted, { type: 'TRADE_CLOSED' }) : counted;
}

/** A live fill counts twice: what it cost, and under PAPER what the paper model would have let the same fill cost. */
function withSlippage(durable: Durable, { fill, modelBps }: EntryData<'FILL'>, book: Book): Durable {
  const order = durable.books[book].orders.get(fill.clientOrderId);
  if (book === 'PAPER' || order === undefined || modelBps === null) return durable;
  const worse = fill.side === 'BUY' ? fill.price.minus(order.decisionPrice) : order.decisionPrice.minus(fill.price);
  const { LIVE, PAPER } = durable.ladder.slippage;
  const live = worse.div(order.decisionPrice).toNumber() * BPS;
  const slippage = {
    LIVE: { fills: LIVE.fills + 1, bps: LIVE.bps + live },
    PAPER: { fills: PAPER.fills + 1, bps: PAPER.bps + modelBps.toNumber() },
  };
  return withLadder(durable, { slippage });
}

/** Lets a running probation see an event. */
export function withProbation(durable: Durable, event: ProbationEvent): Durable {
  const { probation } = durable.ladder;
  if (probation?.state !== 'RUNNING') return durable;
  return withLadder(durable, { probation: advanceProbation(probation, event) });
}
