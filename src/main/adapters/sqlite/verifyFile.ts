/** Verifies the journal of a database file without opening it for writing, for the command line when no desk runs. */
import type { Verification } from '../../../shared/ipc/contract.ts';
import { schemaVersion } from './migrations.ts';
import { openReadable } from './openDatabase.ts';
import { databaseMissing, type OpenFailure } from './openFailure.ts';
import { NO_HASH } from './sealEntry.ts';
import { verifyJournal } from './verifyJournal.ts';

/** A file that cannot be opened is a failed verification with the reason as its only finding. */
export function verifyFile(file: string): Verification {
  const opened = openReadable(file);
  if (!opened.ok) return unverified(opened.error);
  try {
    return schemaVersion(opened.value) === 0 ? unverified(databaseMissing(file)) : verifyJournal(opened.value);
  } finally {
    opened.value.close();
  }
}

function unverified({ code, text }: OpenFailure): Verification {
  const findings = [{ seq: -1, code, expected: 'an intact journal', actual: text.slice(0, 200) }];
  return { ok: false, entries: 0, from: 0, to: -1, head: NO_HASH, findings, durationMs: 0 };
}
