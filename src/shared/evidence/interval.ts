/** A confidence interval of a statistic, in the statistic's unit. */
import { z } from 'zod';

export const intervalSchema = z.strictObject({ low: z.number(), high: z.number() });
export type Interval = z.output<typeof intervalSchema>;
