/** What the watchdog says to the desk, checked where it comes in: it is a process of its own, however it was started. */
import { z } from 'zod';
import { watchdogReportSchema } from '../../../shared/model/watchdogReport.ts';
import type { WatchdogWord } from '../../ports/watchdog.ts';

const wordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), problem: z.string().max(400).nullable() }),
  z.strictObject({ kind: z.literal('acted'), report: watchdogReportSchema }),
]);

/** Passes on what is understood and drops the rest. */
export const hearWatchdog =
  (listener: (word: WatchdogWord) => void) =>
  (message: unknown): void => {
    const word = wordSchema.safeParse(message);
    if (word.success) listener(word.data);
  };
