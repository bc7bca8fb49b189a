/** What a running desk writes into its lock file, for a second start and for the command line. Mode 0600: it holds a token. */
import { z } from 'zod';

export const LOCK_FILE = 'desk.lock';

export const lockFactsSchema = z.strictObject({
  pid: z.int().min(1),
  /** Start of that process as the operating system tells it; null where it cannot be asked. Tells a reused pid apart. */
  processStart: z.string().max(120).nullable(),
  host: z.enum(['electron', 'browser']),
  /** Port on 127.0.0.1 for the command line; null until it listens. */
  port: z.int().min(1).max(65_535).nullable(),
  cliToken: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  startedAt: z.int().min(0),
  version: z.string().max(60),
});
export type LockFacts = z.output<typeof lockFactsSchema>;

export interface LockFailure {
  readonly code: 'LOCKED' | 'DATA_FOLDER_UNUSABLE';
  /** What was found and what to do; one line. */
  readonly text: string;
}
