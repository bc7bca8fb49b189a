/** Opens the journal of a workspace: database, chain head, and the first entry of a new log. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { EntryDraft } from '../../../shared/model/entry.ts';
import type { JournalFailure } from '../../ports/journal.ts';
import { systemTimer, type SetTimer } from './commitTimers.ts';
import { openWritable } from './openDatabase.ts';
import { folderNotWritable, openFailureOf, type OpenFailure } from './openFailure.ts';
import { SqliteJournal, type SqliteJournalOptions } from './sqliteJournal.ts';

export interface OpenJournalOptions extends Omit<SqliteJournalOptions, 'setTimer' | 'onFailure'> {
  /** Path of the database, or ":memory:". */
  readonly file: string;
  /** Version of the program. */
  readonly app: string;
  readonly workspace: 'live' | 'replay';
  /** Time and actor of the first entry of a new log; null leaves the first entry to the caller. */
  readonly genesis: Pick<EntryDraft, 'ts' | 'mono' | 'actor'> | null;
  /** Scheduling of group commits; timers of the system where it is absent. */
  readonly setTimer?: SetTimer;
  /** Hears of commits that failed outside a call. */
  readonly onFailure?: (failure: JournalFailure) => void;
}

/** Opens or creates the journal. Chain damage is not a failure here: verify() reports it. */
export function openJournal(options: OpenJournalOptions): Result<SqliteJournal, OpenFailure> {
  const opened = openWritable(options.file);
  if (!opened.ok) return opened;
  try {
    return begin(
      new SqliteJournal(opened.value, { setTimer: systemTimer, onFailure: () => undefined, ...options }),
      options,
    );
  } catch (error) {
    opened.value.close();
    return err(openFailureOf(options.file, error));
  }
}

/** Writes the first entry of a new log. */
function begin(journal: SqliteJournal, options: OpenJournalOptions): Result<SqliteJournal, OpenFailure> {
  if (options.genesis === null || journal.head().seq >= 0) return ok(journal);
  const begun = journal.append([genesisOf(options, options.genesis)], 'A');
  if (begun.ok) return ok(journal);
  journal.close();
  return err(folderNotWritable(options.file, begun.error.text));
}

const genesisOf = (
  options: OpenJournalOptions,
  at: Pick<EntryDraft, 'ts' | 'mono' | 'actor'>,
): EntryDraft<'GENESIS'> => ({
  type: 'GENESIS',
  ts: at.ts,
  mono: at.mono,
  actor: at.actor,
  book: 'SYS',
  data: {
    app: options.app,
    schema: 'audit/1',
    pubKey: null,
    workspace: options.workspace,
    previousLog: null,
    previousRoot: null,
  },
});
