/** Cells that several tables share: sides, prices, quantities, signed money, times. Missing values say so (UI-67). */
import type { Row } from '../../../../shared/ipc/view.ts';
import { formatPrice, formatQuantity, formatR, formatSignedMoney } from '../../../format/numbers.ts';
import { formatClock, formatDay, formatIso } from '../../../format/times.ts';
import type { CellView } from './gridColumn.ts';

type Instrument = Row<'instruments'> | undefined;

/** "n/a" with the reason on hover. */
export const notAvailable = (reason: string): CellView => ({ text: 'n/a', tone: 'muted', title: `n/a: ${reason}` });

export const priceCell = (price: string, instrument: Instrument): CellView => ({
  text: formatPrice(price, instrument?.tick),
  value: price,
});

export const quantityCell = (quantity: string, instrument: Instrument): CellView => ({
  text: formatQuantity(quantity, instrument?.lot),
  value: quantity,
});

/** Gain and loss by sign; what is shown as zero has neither sign nor color (UI-68). */
export function pnlTone(amount: string, text: string): 'gain' | 'loss' | undefined {
  if (!/[1-9]/.test(text)) return undefined;
  return amount.startsWith('-') ? 'loss' : 'gain';
}

export function pnlCell(amount: string): CellView {
  const text = formatSignedMoney(amount);
  return { text, value: amount, tone: pnlTone(amount, text) };
}

export const rCell = (multiple: string | null, reason: string): CellView =>
  multiple === null ? notAvailable(reason) : { text: formatR(multiple), value: multiple };

/** A book's source in the reader's words: "you" for what was placed by hand. */
export const sourceText = (source: string): string => (source === 'manual' ? 'you' : source);

/** Day and time of day, the whole instant on hover. */
export const instantCell = (at: number): CellView => {
  const iso = formatIso(at);
  return { text: `${formatDay(at)} ${formatClock(at)}`, value: String(at), title: iso };
};
