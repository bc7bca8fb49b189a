/** What is at the venue and not, or not as much, the desk's, in words (RC-26, UI-44, UI-64). */
import type { Part } from '../../../../shared/ipc/view.ts';
import { decimal, decimalText } from '../../../../shared/values/decimal.ts';
import { formatAge } from '../../../format/times.ts';
import { formatQuantity } from '../../../format/numbers.ts';

export type ExternalRow = Part<'account'>['external'][number];

/** `mismatch`: we hold some of it, or did. */
export type ExternalKind = 'external' | 'mismatch' | 'left';

export const externalKey = ({ kind, symbol, id }: ExternalRow): string => `${kind} ${symbol} ${id}`;

export function externalKind({ left, ours }: ExternalRow): ExternalKind {
  if (left) return 'left';
  return ours === null || decimal(ours).isZero() ? 'external' : 'mismatch';
}

/** "SHORT 0.5": the venue's quantity by its side; "flat" where it holds nothing. */
export function heldWords(signed: string, lot: string | undefined): string {
  const quantity = decimal(signed);
  if (quantity.isZero()) return 'flat';
  return `${quantity.isNegative() ? 'SHORT' : 'LONG'} ${formatQuantity(decimalText(quantity.abs()), lot)}`;
}

/** The sentence of a position's row. `ageMs` is the time since it was first seen. */
export function positionWords(row: ExternalRow, lot: string | undefined, ageMs: number | null): string {
  const { ours, theirs, symbol } = row;
  const venue = theirs ?? '0';
  switch (externalKind(row)) {
    case 'left':
      return `${heldWords(venue, lot)}, of it ${row.text}: left alone, entries in ${symbol} stay blocked`;
    case 'external':
      return `${heldWords(venue, lot)} not opened here: close, adopt or leave; entries in ${symbol} wait`;
    case 'mismatch': {
      const checking = ageMs === null ? '' : `, checking ${formatAge(ageMs)}`;
      return `we: ${formatQuantity(ours ?? '0', lot)}, venue: ${formatQuantity(venue, lot)}${checking}`;
    }
  }
}

/** Title of the choice (UI-64). */
export function choiceTitle(row: ExternalRow, lot: string | undefined): string {
  const theirs = `${row.symbol} ${heldWords(row.theirs ?? '0', lot)}`;
  return externalKind(row) === 'mismatch'
    ? `Position differs: ${theirs} at the venue, ${heldWords(row.ours ?? '0', lot)} here`
    : `Position not opened by Breakwater: ${theirs}`;
}

/** The venue holds nothing: there is nothing to close or to guard, only a word to be taken. */
export const isFlatThere = ({ theirs }: ExternalRow): boolean => theirs !== null && decimal(theirs).isZero();

/** What each answer does, with how much a close would close: all that the venue holds, ours included. */
export function choiceWords(row: ExternalRow, lot: string | undefined): string {
  if (isFlatThere(row))
    return 'The venue holds nothing there. Taking its word books our position as closed; leaving it keeps ours in the books.';
  const all = heldWords(row.theirs ?? '0', lot);
  return `Adopted, the desk guards it with the stop below and counts its risk. Closed, one reduce-only market order closes all of it, ${all}. Left, it stays as it is and entries in ${row.symbol} stay blocked.`;
}
