/** Alerts ask for an action (AL-02): severity, what was found, what it means, what to do and by when. */
import { z } from 'zod';
import { unixMsSchema } from '../values/time.ts';
import { books } from './mode.ts';

export const severities = ['P1', 'P2', 'P3', 'P4'] as const;
export type Severity = (typeof severities)[number];
/** AL-03 states; CLOSED alerts leave the active list. */
export const alertStates = ['ACTIVE_UNACK', 'ACTIVE_ACK', 'CLEARED_UNACK', 'CLOSED'] as const;

export const alertSchema = z.strictObject({
  /** type|book|symbol|rule (AL-04). */
  key: z.string().min(1).max(160),
  type: z.string().min(1).max(40),
  severity: z.enum(severities),
  state: z.enum(alertStates),
  book: z.enum(books).nullable(),
  symbol: z.string().max(40).nullable(),
  rule: z.string().max(12),
  /** What happened or was found, one sentence. */
  text: z.string().max(400),
  meaning: z.string().max(300),
  /** What the trader should do. */
  action: z.string().max(300),
  deadline: z.string().max(60),
  count: z.int().min(1),
  firstAt: unixMsSchema,
  lastAt: unixMsSchema,
});
export type Alert = z.output<typeof alertSchema>;
