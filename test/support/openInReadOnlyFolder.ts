/** Child process: opens a journal in the folder of its argument as a user who may not write there, and prints the outcome as JSON. */
import Database from 'better-sqlite3';
import { openJournal } from '../../src/main/adapters/sqlite/openJournal.ts';
import { journalOptions } from './openTestJournal.ts';

const [file = ''] = process.argv.slice(2);
// Loads the native part while the files of this project can still be read.
new Database(':memory:').close();
if (process.getuid?.() === 0) {
  process.setgid?.(65_534);
  process.setuid?.(65_534);
}
const opened = openJournal(journalOptions({ file }));
process.stdout.write(JSON.stringify(opened.ok ? { ok: true } : { ok: false, code: opened.error.code }));
