/** Folds of what a real account brings beside orders and fills: adopted positions, things left alone, funding. */
import type { EntryData } from '../../../shared/model/entry.ts';
import { money } from '../../../shared/values/money.ts';
import { leftKey, withBook } from '../books.ts';
import type { EntryPlace } from '../foldEntry.ts';
import type { Durable } from '../state.ts';

/** Funding ids remembered: venues repeat the last of them after a gap, never older ones. */
const REMEMBERED_FUNDINGS = 200;

/** The venue's position replaces ours; what is adopted is not left alone any more. */
export function foldAdopted(durable: Durable, data: EntryData<'POSITION_ADOPTED'>, { book }: EntryPlace): Durable {
  const before = durable.books[book];
  const positions = new Map(before.positions);
  if (data.position === null) positions.delete(data.symbol);
  else positions.set(data.symbol, data.position);
  const left = new Map(before.left);
  left.delete(leftKey('POSITION', data.symbol, ''));
  return withBook(durable, book, { positions, left });
}

/** A person leaves it alone; a position that is gone again is forgotten. */
export function foldLeft(durable: Durable, data: EntryData<'EXTERNAL_LEFT'>, { book }: EntryPlace): Durable {
  const left = new Map(durable.books[book].left);
  const key = leftKey(data.kind, data.symbol, data.id);
  if (data.kind === 'POSITION' && data.quantity.isZero()) left.delete(key);
  else left.set(key, data.quantity);
  return withBook(durable, book, { left });
}

/** Funding is earned or paid: it moves cash and counts as realized. */
export function foldFunding(durable: Durable, data: EntryData<'FUNDING'>, { book }: EntryPlace): Durable {
  const before = durable.books[book];
  return withBook(durable, book, {
    cash: data.cash,
    day: { ...before.day, realized: money(before.day.realized.plus(data.amount)) },
    record: { ...before.record, realizedNet: money(before.record.realizedNet.plus(data.amount)) },
    fundings: [...before.fundings, data.id].slice(-REMEMBERED_FUNDINGS),
  });
}
