/** The hourly look at what costs a rung (SM-16), also after each closed live trade and when probation failed. */
import { DAY_MS } from '../../../shared/values/time.ts';
import { ONE } from '../../../shared/values/decimal.ts';
import { demotionOf, type DemotionFacts } from '../../domain/ladder/demotion.ts';
import type { GateMetric } from '../../domain/ladder/gate.ts';
import type { TrackRecord } from '../../domain/metrics/trackRecord.ts';
import { equityOf } from '../exposure.ts';
import { navIndex } from '../foldBook.ts';
import type { Step } from '../step.ts';
import { demoteByRule } from './demote.ts';
import { windowMetrics } from './evidenceFacts.ts';
import type { LadderTurn } from './ladderTurn.ts';

const WEEK_MS = 7 * DAY_MS;
const STOPS_MS = 14 * DAY_MS;
/** Before the first sample. */
const unmeasured: GateMetric = { value: null, reason: 'TOO_FEW_OBS' };

/** Demotes where a rule demands it. What waits for a flat book is on its way already. */
export function checkDemotion(step: Step): void {
  const facts = demotionFacts(step);
  if (facts === null || step.state.durable.ladder.afterFlat !== null) return;
  const demotion = demotionOf(facts, step.facts.settings.demotion);
  if (demotion !== null) demoteByRule(step, demotion);
}

/** Facts of a live rung; null outside of one. */
function demotionFacts(turn: LadderTurn): DemotionFacts | null {
  const { modeState, ladder, books } = turn.state.durable;
  const { mode } = modeState;
  if (mode === 'SETUP' || mode === 'PAPER' || mode === 'EMERGENCY_STOP' || modeState.run === 'RECOVERING') return null;
  const { track } = books.LIVE.record;
  const { failingSince } = ladder.comparison;
  const { credentials } = turn.state.live.ladder;
  const since = ladder.clock?.enteredAt ?? turn.at;
  return {
    mode,
    twr7d: track === null ? unmeasured : weekReturn(track, turn.at),
    dailyLossLimit: turn.facts.settings.modes[mode].dailyLoss,
    drawdownSinceStep: windowMetrics(turn, 'LIVE')?.maxDrawdown ?? unmeasured,
    cumulativeDrawdown: cumulativeDrawdown(turn),
    probationFailure: ladder.probation?.state === 'FAILED' ? ladder.probation.text : null,
    stopsIn14d: ladder.stops.filter(({ at }) => at >= since && turn.at - at <= STOPS_MS).length,
    reconciliationFailingMs: failingSince === null ? null : turn.at - failingSince,
    credentialFailure: credentials?.holds === false ? credentials.found : null,
  };
}

/** Return of the days that began within the last week, the running one included, and no longer than the rung (SM-16). */
function weekReturn({ days, last }: TrackRecord, at: number): GateMetric {
  const recent = days.closed.filter(({ day }) => day > at - WEEK_MS);
  const closed = recent.reduce((product, each) => product * (1 + each.return), 1);
  return { value: closed * (last.index / days.mark.index) - 1 };
}

/** From the live book's performance peak, which is never re-based. */
function cumulativeDrawdown({ state }: LadderTurn): GateMetric {
  const book = state.durable.books.LIVE;
  if (!book.performanceHighWater.greaterThan(0)) return unmeasured;
  const index = navIndex(book, equityOf(state, 'LIVE').reporting);
  return { value: ONE.minus(index.div(book.performanceHighWater)).toNumber() };
}
