/** The level of one trigger changes: the stop first where it is L4, then the journal, then what the new effective level forbids (EB-17). */
import type { StopCause } from '../../../shared/model/incident.ts';
import type { Level } from '../../../shared/model/mode.ts';
import { decimalFromFloat } from '../../../shared/values/decimal.ts';
import { effectiveLevel, isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import type { TriggerReading } from '../../domain/breaker/triggerReading.ts';
import { triggerStop } from '../emergency/trigger.ts';
import { effectiveLevelOf } from '../levelFacts.ts';
import { note, record, type Step } from '../step.ts';
import { enforceLevel } from './enforceLevel.ts';
import { priceEvidence } from './priceEvidence.ts';

/** Decimal places of the utilization in the journal. */
const PLACES = 6;

/** What is known of a change; a reading has all of it, other causes of a level bring their own words. */
export type LevelNews = Pick<
  TriggerReading,
  'name' | 'rule' | 'value' | 'limit' | 'text' | 'clears' | 'inputs' | 'used'
> & {
  readonly trigger: string;
};

/** Moves a trigger to a level. A change to the level it has is none. */
export function changeLevel(step: Step, news: LevelNews, to: Level): void {
  const { trigger, rule } = news;
  const from = step.state.durable.triggers.get(trigger)?.level ?? 'L0';
  if (from === to) return;
  const before = effectiveLevelOf(step.state);
  const falls = isAtLeast(from, to);
  const text = falls ? `${news.name} is back from ${from} to ${to}` : news.text;
  const incident = to === 'L4' ? stopFor(step, trigger, text) : null;
  record(step, 'BREAKER_LEVEL', {
    data: {
      trigger,
      rule,
      from,
      to,
      effective: effectiveAfter(step, trigger, to),
      value: news.value ?? '',
      limit: news.limit,
      text: text.slice(0, 400),
      used: news.used === null ? null : decimalFromFloat(news.used).toDecimalPlaces(PLACES),
      clears: news.clears,
      inputs: news.inputs,
      prices: priceEvidence(step, trigger),
      configHash: step.facts.configHash,
      incident,
    },
    durability: 'B',
  });
  note(step, 'LEVEL', `${falls ? '' : `${news.name} ${from} to ${to}: `}${text} (${rule}).`);
  enforceLevel(step, before);
}

/** Highest level once the trigger is where it goes. */
function effectiveAfter({ state }: Step, trigger: string, to: Level): Level {
  const others = [...state.durable.triggers].filter(([name]) => name !== trigger);
  const levels = others.map(([name, { level }]) => ({ trigger: name, level }));
  return effectiveLevel([...levels, { trigger, level: to }]).level;
}

/** L4 is the emergency stop: latched before anything is written (ES-01). */
function stopFor(step: Step, trigger: string, text: string): string | null {
  const stopped = triggerStop(step, { cause: causeOf(trigger), source: 'engine', text: text.slice(0, 300) });
  return stopped.ok ? stopped.value : null;
}

/** The customer's triggers have a cooldown of their own (EB-19); whatever else is set to reach L4 is technical. */
function causeOf(trigger: string): StopCause {
  switch (trigger) {
    case 'DAILY_LOSS':
    case 'DRAWDOWN':
    case 'CORRELATION':
    case 'LATENCY':
      return trigger;
    default:
      return 'TECHNICAL';
  }
}
