/** What the desk shows and stores of a strategy. The code of strategies lives in main/domain/strategy. */
import { z } from 'zod';

export const strategyStatuses = ['STOPPED', 'RUNNING'] as const;
export const strategyParametersSchema = z.record(
  z.string().max(40),
  z.union([z.number(), z.string().max(40), z.boolean()]),
);
export type StrategyParameters = z.output<typeof strategyParametersSchema>;
