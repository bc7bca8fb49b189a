/** What the watchdog did while the desk was silent (ES-14): its receipts in a file of its own, and later an entry of the journal. */
import { z } from 'zod';
import { decimalSchema } from '../values/decimal.ts';
import { unixMsSchema } from '../values/time.ts';

const text = z.string().max(400);
const symbol = z.string().max(40);

export const watchdogReportSchema = z.strictObject({
  incident: z.string().regex(/^[0-9a-z]{1,10}$/),
  /** SILENT: the desk was there and said nothing; CRASHED: it was gone without goodbye. */
  cause: z.enum(['SILENT', 'CRASHED']),
  /** Name of the account; nothing secret. */
  account: text,
  /** Wall clock of the machine. */
  startedAt: unixMsSchema,
  updatedAt: unixMsSchema,
  /** CANCELED: entries are canceled, positions kept. RETURNED: the desk came back before anything was closed. */
  state: z.enum(['CANCELING', 'CANCELED', 'CLOSING', 'FLAT', 'RETURNED']),
  canceled: z.array(z.strictObject({ symbol, id: z.string().max(64), outcome: z.enum(['CANCELED', 'NOT_WORKING']) })),
  closes: z.array(
    z.strictObject({
      id: z.string().max(32),
      symbol,
      leg: z.enum(['NET', 'LONG', 'SHORT']),
      side: z.enum(['BUY', 'SELL']),
      quantity: decimalSchema,
      outcome: z.enum(['SENT', 'UNKNOWN', 'ENDED', 'REJECTED', 'ABSENT']),
      /** Null while it is not known. */
      filled: decimalSchema.nullable(),
      at: unixMsSchema,
    }),
  ),
  /** When two clean snapshots in a row had been seen; null before. */
  flatAt: unixMsSchema.nullable(),
  /** What went wrong, oldest first, the last ones only. */
  problems: z.array(text).max(20),
});
export type WatchdogReport = z.output<typeof watchdogReportSchema>;
