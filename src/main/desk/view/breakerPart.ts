/** Every trigger with its distance, the history of trips and stops, and how far a market move must go (UI-52, EB-23). */
import type { Part } from '../../../shared/ipc/view.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { triggerNames, type TriggerName } from '../../../shared/settings/breaker.ts';
import { decimalText, type Decimal } from '../../../shared/values/decimal.ts';
import { isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import { reachability } from '../../domain/breaker/reachability.ts';
import { readSafely } from '../../domain/breaker/readSafely.ts';
import type { TriggerReading } from '../../domain/breaker/triggerReading.ts';
import { percentText } from '../../domain/wording/numberText.ts';
import { rulesInForce } from '../../engine/breaker/breakerRules.ts';
import type { BreakerView } from '../../engine/breaker/breakerView.ts';
import { triggerTable } from '../../engine/breaker/triggerTable.ts';
import { limitMode } from '../../engine/breaker/lossBases.ts';
import { effectiveLevelOf } from '../../engine/levelFacts.ts';
import type { EngineState, PastStop } from '../../engine/state.ts';
import type { ViewFacts } from './facts.ts';

type BreakerPart = Part<'breaker'>;
type TriggerLine = BreakerPart['triggers'][number];

const PLACES = 6;
/** Trips and stops that are shown, newest first. */
const SHOWN = 50;

/** The breaker part of the view. */
export function breakerPart(facts: ViewFacts): BreakerPart {
  const { state, engine } = facts;
  const { durable } = state;
  const view: BreakerView = { state, facts: engine, at: facts.now() };
  return {
    level: effectiveLevelOf(state),
    triggers: triggerNames.flatMap((name) => triggerLine(view, name)),
    history: durable.trips.slice(-SHOWN).toReversed(),
    incidents: incidentsOf(state),
    reachability: reachabilityOf(view),
    manual: durable.manualLevel?.level ?? null,
    latched: [...durable.triggers].flatMap(([trigger, { level, text }]) =>
      trigger === 'MANUAL' || isAtLeast(level, 'L3') ? [{ trigger, text: `${level}: ${text}` }] : [],
    ),
  };
}

function triggerLine(view: BreakerView, name: TriggerName): TriggerLine[] {
  const reading = readSafely(name, () => triggerTable[name].read(view));
  if (reading === null) return [];
  const held = view.state.durable.triggers.get(name);
  return [
    {
      ...wordsOf(reading),
      level: held?.level ?? 'L0',
      since: held?.since ?? null,
      reaction: reactionText(rulesInForce(view).reactionOf(name)),
    },
  ];
}

const reactionText = (reaction: string): string => (reaction === 'record' ? 'RECORD' : reaction);

function wordsOf(reading: TriggerReading): Omit<TriggerLine, 'level' | 'since' | 'reaction'> {
  const { trigger, name, rule, value, limit, used, next, basis, measuredAt, definition, inputs, clears } = reading;
  return { trigger, name, rule, value, limit, used: finite(used), next, basis, measuredAt, definition, inputs, clears };
}

/** JSON has no infinity: a limit of zero that is passed is used a thousand times over. */
const finite = (used: number | null): number | null => (used === null || Number.isFinite(used) ? used : 1_000);

function reachabilityOf(view: BreakerView): BreakerPart['reachability'] {
  const mode = limitMode(view.state) ?? 'PAPER';
  const { daily, drawdown } = reachability(view.facts.settings.modes[mode]);
  const text =
    daily === null || drawdown === null
      ? 'This mode holds nothing, so no move can reach a limit.'
      : `A full book reaches the daily limit after an adverse move of ${percentText(daily)}, the drawdown limit after ${percentText(drawdown)}.`;
  return { daily: short(daily), drawdown: short(drawdown), text };
}

const short = (value: Decimal | null): string | null =>
  value === null ? null : decimalText(value.toDecimalPlaces(PLACES));

/** The open stop first, then those that are over, newest first. */
function incidentsOf({ durable }: EngineState): BreakerPart['incidents'] {
  const open = durable.incident === null ? [] : [incidentLine(durable.incident, null)];
  return [...open, ...durable.pastStops.toReversed().map((stop) => incidentLine(stop.incident, stop))].slice(0, SHOWN);
}

function incidentLine(incident: Incident, over: PastStop | null): BreakerPart['incidents'][number] {
  return {
    id: incident.id,
    cause: incident.cause,
    startedAt: incident.startedAt,
    flatMs: incident.flatAt === null ? null : incident.flatAt - incident.startedAt,
    cost: decimalText(incident.cost.toDecimalPlaces(8)),
    positions: incident.legs.filter((leg) => leg.kind === 'CLOSE').length,
    approver: over === null ? null : over.reason,
    resumedAt: over?.resumedAt ?? null,
    text: incident.text,
  };
}
