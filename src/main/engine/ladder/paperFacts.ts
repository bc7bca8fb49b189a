/** Freezes what the gate to real money looks at (SM-05). What was not asked or not answered is null, and fails its item. */
import { minDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import { money } from '../../../shared/values/money.ts';
import type { GateAmount, GateFact } from '../../domain/ladder/gate.ts';
import type { PaperGateSnapshot, PaperOperations } from '../../domain/ladder/paperGate.ts';
import { preflightFact } from '../../domain/ladder/preflight.ts';
import { minimumEquity } from '../../domain/sizing/minimumEquity.ts';
import { evidenceFacts } from './evidenceFacts.ts';
import type { LadderTurn } from './ladderTurn.ts';
import { liveBookFact } from './liveBookFact.ts';

const NO_VENUE = 'No live venue is connected.';

/** The snapshot of the running attempt. */
export function paperGateSnapshot(turn: LadderTurn): PaperGateSnapshot {
  const { attempts } = turn.state.durable.ladder;
  return {
    kind: 'PAPER',
    at: turn.at,
    attempt: turn.state.durable.attempt,
    strategyHash: attempts.at(-1)?.hash ?? null,
    gate: turn.facts.settings.gate,
    evidence: evidenceFacts(turn, 'PAPER'),
    operations: operations(turn),
  };
}

function operations(turn: LadderTurn): PaperOperations {
  const { durable } = turn.state;
  return {
    credentials: credentials(turn),
    liveEquity: liveEquity(turn),
    minimumEquity: leastEquity(turn),
    lastDrillAt: durable.lastDrill?.at ?? null,
    verification: durable.ladder.verification,
    openAlerts: openAlerts(turn),
    clockOffsetMs: clockOffset(turn),
    liveBook: liveBookFact(turn),
    preflight: preflightFact(durable.ladder.preflight),
  };
}

/** RC-03 against the live account; a stand-in has no keys. */
function credentials({ facts, state }: LadderTurn): GateFact {
  if (facts.venues.LIVE === null) return { holds: null, found: NO_VENUE };
  if (facts.standInLive) return { holds: true, found: 'stand-in venue, no keys' };
  return state.live.ladder.credentials ?? { holds: null, found: 'The keys were not checked yet.' };
}

/** Equity of the live account as it last reported; a stand-in is opened with the equity of a paper book (PF-05). */
export function liveEquity({ facts, state }: LadderTurn): GateAmount {
  if (facts.venues.LIVE === null) return { value: null, reason: NO_VENUE };
  const { account } = state.live.ladder;
  if (account !== null) return { value: account.balance };
  if (facts.standInLive) return { value: facts.settings.paper.equity };
  return { value: null, reason: 'The account was not read yet.' };
}

/** The smallest order of any symbol must fit into the first rung (PS-12). */
function leastEquity({ facts, state }: LadderTurn): GateAmount {
  if (facts.venues.LIVE === null) return { value: null, reason: NO_VENUE };
  const minimums = [...state.live.markets.values()].map(({ instrument }) => instrument.minNotional);
  const [first, ...rest] = minimums;
  if (first === undefined) return { value: null, reason: 'No instrument is known.' };
  const least: Decimal = minDecimal(first, ...rest);
  return { value: minimumEquity(money(least), facts.settings.modes.LIVE_MINIMAL.symbol) };
}

/** Active alerts of P1 and P2, whichever book. */
function openAlerts({ state }: LadderTurn): number {
  const open = [...state.durable.alerts.values()].filter(
    ({ severity, state: phase }) => (severity === 'P1' || severity === 'P2') && phase.startsWith('ACTIVE'),
  );
  return open.length;
}

/** Of the live venue, never of the simulated one of the paper book (EB-10); a stand-in runs on the desk's own clock. */
const clockOffset = ({ facts, state }: LadderTurn): number | null =>
  facts.standInLive ? 0 : (state.live.ladder.account?.clockOffsetMs ?? null);
