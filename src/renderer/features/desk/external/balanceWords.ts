/** A balance that nothing explains, in words (EB-14). */
import type { Part } from '../../../../shared/ipc/view.ts';
import { decimal, decimalText } from '../../../../shared/values/decimal.ts';
import { formatMoney } from '../../../format/numbers.ts';

export type Unexplained = NonNullable<Part<'account'>['unexplained']>;

/** What it would be if it was the trader's own. */
export const balanceKind = (amount: string): 'deposit' | 'withdrawal' =>
  decimal(amount).isNegative() ? 'withdrawal' : 'deposit';

/** The sentence of the row. */
export function balanceWords({ amount, currency }: Unexplained): string {
  const size = formatMoney(decimalText(decimal(amount).abs()), currency);
  const way = balanceKind(amount) === 'deposit' ? 'more' : 'less';
  return `${size} ${currency} ${way} at the venue than fills, fees and known transfers explain: nothing of it is booked`;
}
