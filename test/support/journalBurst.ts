/**
 * Child process of the kill tests: appends to the journal in the arguments without end, names each durable entry on stdout, and dies.
 * Arguments: file, first number, and the number of appends after which it kills itself ("never": the parent does). With a kill number
 * that ends in .5 it dies inside an append, while the data of the entry is being read.
 */
import { writeSync } from 'node:fs';
import type { EntryDraft } from '../../src/shared/model/entry.ts';
import { draftOf, fillData, noteDraft, orderWire } from './journalDrafts.ts';
import { openTestJournal } from './openTestJournal.ts';

const [file = '', first = '0', killAfter = 'never'] = process.argv.slice(2);
const deadline = killAfter === 'never' ? Number.POSITIVE_INFINITY : Number(killAfter);
const journal = openTestJournal({ file, bootId: `boot-${first}` });
const classes = ['C', 'A', 'B', 'C', 'A', 'A', 'B'] as const;

for (let count = 0; ; count += 1) {
  const number = Number(first) + count;
  if (count >= deadline) die();
  const durability = classes[count % classes.length] ?? 'A';
  const appended = journal.append([noteOf(number, count + 0.5 === deadline), ...extrasOf(number)], durability);
  if (!appended.ok) throw new Error(appended.error.text);
  if (durability === 'A') writeSync(1, `${number}\n`);
}

function noteOf(number: number, isLast: boolean): EntryDraft {
  if (!isLast) return noteDraft(`n${number}`, number);
  const data = {
    feed: 'replay',
    state: 'ok',
    get text(): string {
      return die();
    },
  };
  return draftOf('FEED_CHANGED', data);
}

/** Rows in projection tables, so that the transaction is a wide one. */
function extrasOf(number: number): readonly EntryDraft[] {
  if (number % 4 !== 0) return [];
  const order = orderWire({ clientOrderId: `A-${number}` });
  return [draftOf('ORDER_INTENT', { order }, number), draftOf('FILL', fillData(), number)];
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}
