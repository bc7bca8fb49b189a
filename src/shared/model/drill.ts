/** Drills: the stop itself on the paper book, and market scenarios on a book of their own (SM-05, ES-11). */
import { z } from 'zod';
import { moneySchema } from '../values/money.ts';
import { unixMsSchema } from '../values/time.ts';

/** Scenarios a drill can play on a paper book of its own. */
export const drillScenarios = [
  'flash-crash',
  'slow-bleed',
  'correlation-spike',
  'latency-storm',
  'feed-outage',
] as const;
export type DrillScenario = (typeof drillScenarios)[number];

/** The stop itself on the real paper book; for the live account its plan, sending nothing, or with the smallest position; and every scenario. */
export const drillKinds = ['stop', 'stop-plan', 'stop-position', ...drillScenarios] as const;

/** How a drill went. */
export const drillResultSchema = z.strictObject({
  kind: z.enum(drillKinds),
  /** Desk's clock: when the drill was asked for. */
  startedAt: unixMsSchema,
  /** What tripped, in order, with the time since the scenario began: "DAILY_LOSS L4 after 01:12". */
  tripped: z.array(z.string().max(120)).max(40),
  /** From the trigger of the emergency stop to flat verified; null where nothing was stopped. */
  flatMs: z.int().min(0).nullable(),
  /** Loss of the whole drill, account currency, above zero for a loss; null where there was no book. */
  loss: moneySchema.nullable(),
  passed: z.boolean(),
  text: z.string().max(400),
});
export type DrillResult = z.output<typeof drillResultSchema>;
export type DrillResultWire = z.input<typeof drillResultSchema>;
