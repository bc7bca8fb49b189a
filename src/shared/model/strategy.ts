/** What the desk shows and stores of a strategy. The code of strategies lives in main/domain/strategy. */
import { z } from 'zod';

/** DISABLED: off because it repeated itself (RC-10); only a person makes it STOPPED again, and then starts it. */
export const strategyStatuses = ['STOPPED', 'RUNNING', 'DISABLED'] as const;
export type StrategyStatus = (typeof strategyStatuses)[number];
export const strategyParametersSchema = z.record(
  z.string().max(40),
  z.union([z.number(), z.string().max(40), z.boolean()]),
);
export type StrategyParameters = z.output<typeof strategyParametersSchema>;
