/** The score of a scenario drill: what tripped, what it cost, whether that is what the scenario has to cause. */
import type { DrillResultWire, DrillScenario } from '../../../shared/model/drill.ts';
import type { Level } from '../../../shared/model/mode.ts';
import { decimalText, type Decimal } from '../../../shared/values/decimal.ts';
import { MINUTE_MS, SECOND_MS } from '../../../shared/values/time.ts';
import { isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import type { TripRecord } from '../../domain/breaker/tripRecord.ts';
import { drillPlans } from './drillPlan.ts';

/** A stop closes into a falling market: the loss may pass the limit by this share of it. */
const GAP_SHARE = 0.5;
const MOST_LINES = 40;

export interface DrillFacts {
  readonly kind: DrillScenario;
  /** Desk's clock when the drill was asked for. */
  readonly startedAt: number;
  /** Trips of the drill's own desk, oldest first, and when its scenario began. */
  readonly trips: readonly TripRecord[];
  readonly scenarioAt: number;
  readonly equityBefore: Decimal;
  readonly equityAfter: Decimal;
  /** Daily loss limit, fraction. */
  readonly limit: Decimal;
  readonly stopped: boolean;
  readonly flatMs: number | null;
  readonly isFlat: boolean;
  /** Level after the scenario, before the drill ends. */
  readonly lastLevel: Level;
}

/** Scores a drill. */
export function scoreDrill(facts: DrillFacts): DrillResultWire {
  const { kind, startedAt, trips, scenarioAt, flatMs } = facts;
  const loss = facts.equityBefore.minus(facts.equityAfter);
  const share = loss.div(facts.equityBefore);
  const problems = problemsOf(facts, share);
  const percent = `${share.mul(100).toDecimalPlaces(2).toFixed(2)} %`;
  const flat = flatMs === null ? '' : `, flat ${(flatMs / SECOND_MS).toFixed(1)} s after the trigger`;
  const verdict = problems.length === 0 ? drillPlans[kind].expects.text : problems.join('; ');
  return {
    kind,
    startedAt,
    tripped: trips
      .map((trip) => `${trip.trigger} ${trip.to} after ${sinceText(trip.at - scenarioAt)}`)
      .slice(0, MOST_LINES),
    flatMs,
    loss: decimalText(loss.toDecimalPlaces(8)),
    passed: problems.length === 0,
    text: `Loss ${percent} of ${decimalText(facts.equityBefore)}${flat}: ${verdict}.`.slice(0, 400),
  };
}

function problemsOf(facts: DrillFacts, share: Decimal): string[] {
  const { expects } = drillPlans[facts.kind];
  const reached = facts.trips.some(({ trigger, to }) => trigger === expects.trigger && isAtLeast(to, expects.level));
  const allowed = facts.limit.mul(1 + GAP_SHARE);
  const problems: string[] = [];
  if (!reached) problems.push(`expected ${expects.trigger} ${expects.level}, found ${namesOf(facts.trips)}`);
  if (expects.stops === true && !facts.stopped) problems.push('expected an emergency stop, found none');
  if (expects.stops === false && facts.stopped) problems.push('expected no emergency stop, found one');
  if (expects.stops === false && facts.lastLevel !== 'L0')
    problems.push(`expected L0 at the end, found ${facts.lastLevel}`);
  if (!facts.isFlat) problems.push('expected a flat book at the end, found positions');
  if (share.greaterThan(allowed))
    problems.push(`expected a loss of at most the daily limit and half of it again, found more`);
  return problems;
}

const namesOf = (trips: readonly TripRecord[]): string =>
  trips.length === 0
    ? 'no trip'
    : trips
        .map(({ trigger, to }) => `${trigger} ${to}`)
        .join(', ')
        .slice(0, 200);

/** "01:12"; before the scenario "-00:30". */
function sinceText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / SECOND_MS);
  const minutes = Math.floor((seconds * SECOND_MS) / MINUTE_MS);
  return `${ms < 0 ? '-' : ''}${String(minutes).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}
