/** A stored entry as the viewer shows it: read out of the text that was hashed, which itself is never changed (UI-60). */
import type { JournalLine } from '../../../shared/ipc/contractJournal.ts';

export interface JournalEntry {
  readonly seq: number;
  /** Milliseconds; null where the text has none that can be read. */
  readonly at: number | null;
  readonly type: string;
  readonly actor: string;
  readonly book: string;
  /** What it is about, in one line. */
  readonly summary: string;
  readonly hash: string;
  /** Hash of the entry before it. */
  readonly prev: string;
  /** Exactly what was hashed. */
  readonly text: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Text that is not an entry is shown as it is: verification names it. */
export function journalEntry({ seq, text, hash }: JournalLine): JournalEntry {
  const entry = parsed(text);
  if (entry === null)
    return {
      seq,
      at: null,
      type: 'UNREADABLE',
      actor: '',
      book: '',
      summary: text.slice(0, SUMMARY),
      hash,
      prev: '',
      text,
    };
  const actor = isFields(entry['actor']) ? entry['actor'] : {};
  const at = Date.parse(textOf(entry['ts']));
  return {
    seq,
    at: Number.isNaN(at) ? null : at,
    type: textOf(entry['type']),
    actor: [textOf(actor['type']), textOf(actor['id'])].filter((part) => part !== '').join(' '),
    book: textOf(entry['book']),
    summary: summaryOf(entry['data']),
    hash,
    prev: textOf(entry['prev']),
    text,
  };
}

function parsed(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

const SUMMARY = 160;
/** Where an entry says in words what it is about. */
const worded = ['text', 'found', 'reason', 'note', 'cause'] as const;

function summaryOf(data: unknown): string {
  if (!isFields(data)) return '';
  const inner = Object.values(data).find(
    (value): value is Fields => isFields(value) && worded.some((name) => textOf(value[name]) !== ''),
  );
  for (const fields of [data, ...(inner === undefined ? [] : [inner])]) {
    const name = worded.find((each) => textOf(fields[each]) !== '');
    if (name !== undefined) return `${leadOf(data)}${textOf(fields[name])}`.slice(0, SUMMARY);
  }
  return plain(data).slice(0, SUMMARY);
}

/** The symbol before the words, where the entry is about one. */
const leadOf = (data: Fields): string => (textOf(data['symbol']) === '' ? '' : `${textOf(data['symbol'])}: `);

/** "symbol BTC/USDT, quantity 0.1": the fields that are plain values. */
const plain = (data: Fields): string =>
  Object.entries(data)
    .flatMap(([name, value]) => (isFields(value) ? Object.entries(value) : [[name, value] as const]))
    .filter(
      ([, value]) =>
        (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean',
    )
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');

/** Entries in which type, actor, book or text holds every word that was typed. */
export function matchingEntries(entries: readonly JournalEntry[], typed: string): readonly JournalEntry[] {
  const wanted = typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return entries;
  return entries.filter(({ type, actor, book, text }) => {
    const held = `${type} ${actor} ${book} ${text}`.toLowerCase();
    return wanted.every((word) => held.includes(word));
  });
}
