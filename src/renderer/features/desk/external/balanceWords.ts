/** A balance that nothing explains, in words (EB-14). */
import type { Part } from '../../../../shared/ipc/view.ts';
import { decimal, decimalText } from '../../../../shared/values/decimal.ts';
import { formatMoney } from '../../../format/numbers.ts';

export type Unexplained = NonNullable<Part<'account'>['unexplained']>;

/** What it would be if it was the trader's own. */
export const balanceKind = (amount: string): 'deposit' | 'withdrawal' =>
  decimal(amount).isNegative() ? 'withdrawal' : 'deposit';

const sizeWords = ({ amount, currency }: Unexplained): string =>
  `${formatMoney(decimalText(decimal(amount).abs()), currency)} ${currency}`;

/** Title of the question. */
export const balanceTitle = (unexplained: Unexplained): string =>
  `${sizeWords(unexplained)}: was it a ${balanceKind(unexplained.amount)} of yours?`;

/** The sentence of the row. */
export function balanceWords(unexplained: Unexplained): string {
  const way = balanceKind(unexplained.amount) === 'deposit' ? 'more' : 'less';
  return `${sizeWords(unexplained)} ${way} at the venue than fills, fees and known transfers explain: nothing of it is booked`;
}
