/** Command of the journal viewer (UI-60): committed entries as they are stored, a page at a time. */
import { z } from 'zod';

/** Entries of one answer at most. */
export const JOURNAL_PAGE = 200;

/** The text that was hashed, and its hash; everything else is read out of the text. */
const journalLineSchema = z.strictObject({ seq: z.int(), text: z.string(), hash: z.string().max(64) });
export type JournalLine = z.output<typeof journalLineSchema>;

export const journalCommands = {
  /** Newest first, from the number downwards; null begins at the newest. */
  getJournal: {
    input: z.strictObject({ to: z.int().min(0).nullable() }),
    output: z.strictObject({
      /** Number of the newest committed entry, -1 without any. */
      newest: z.int().min(-1),
      lines: z.array(journalLineSchema).max(JOURNAL_PAGE),
    }),
  },
} as const;
