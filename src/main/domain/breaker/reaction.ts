/** How far a trigger's reading may act: the customer's triggers to L4, added ones to L3, and no higher than the settings say (D-10, EB-01). */
import type { Level } from '../../../shared/model/mode.ts';
import type { Reaction, TriggerName } from '../../../shared/settings/breaker.ts';
import { lowerLevel } from './effectiveLevel.ts';

const customerTriggers: ReadonlySet<TriggerName> = new Set([
  'DAILY_LOSS',
  'DRAWDOWN',
  'LATENCY',
  'CORRELATION',
  'MANUAL',
]);

/** Whether the customer named the trigger, so that it may reach L4 (D-10). */
export const isCustomerTrigger = (trigger: TriggerName): boolean => customerTriggers.has(trigger);

/** The level that acts; `record` keeps the reading and acts on none (D-11). */
export const cappedLevel = (level: Level, reaction: Reaction): Level =>
  reaction === 'record' ? 'L0' : lowerLevel(level, reaction);
