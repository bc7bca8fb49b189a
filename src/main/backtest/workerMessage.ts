/** What a backtest worker says to the thread that started it. */
import { z } from 'zod';

export const workerMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('progress'),
    progress: z.strictObject({
      phase: z.enum(['READING', 'RUNNING', 'STORING']),
      bars: z.number(),
      totalBars: z.number().nullable(),
      barsPerSecond: z.number(),
      secondsLeft: z.number().nullable(),
    }),
  }),
  /** The run is stored under the id. */
  z.strictObject({ kind: z.literal('done'), id: z.string() }),
  z.strictObject({ kind: z.literal('failed'), code: z.enum(['REFUSED', 'BROKEN']), text: z.string() }),
]);
export type WorkerMessage = z.output<typeof workerMessageSchema>;
