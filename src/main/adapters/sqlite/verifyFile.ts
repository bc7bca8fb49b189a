/** Verifies the journal of a database file without opening it for writing, for the command line when no desk runs. */
import type { Verification } from '../../../shared/ipc/contract.ts';
import { openReadable } from './openDatabase.ts';
import { NO_HASH } from './sealEntry.ts';
import { verifyJournal } from './verifyJournal.ts';

/** A file that cannot be opened is a failed verification with the reason as its only finding. */
export function verifyFile(file: string): Verification {
  const opened = openReadable(file);
  if (opened.ok) {
    try {
      return verifyJournal(opened.value);
    } finally {
      opened.value.close();
    }
  }
  const { code, text } = opened.error;
  const findings = [{ seq: -1, code, expected: 'an intact journal', actual: text.slice(0, 200) }];
  return { ok: false, entries: 0, from: 0, to: -1, head: NO_HASH, findings, durationMs: 0 };
}
