/** External flows: deposits and withdrawals, which move cash and nothing that is measured (ME-01, ME-22). */
import type { AccountEvent } from '../ports/venue.ts';
import { decimalText } from '../../shared/values/decimal.ts';
import type { Money } from '../../shared/values/money.ts';
import { held } from './books.ts';
import { equityOf } from './exposure.ts';
import { note, record, type Step } from './step.ts';

/** Takes a transfer of the account stream, valued just before it. */
export function onTransfer(step: Step, event: Extract<AccountEvent, { kind: 'transfer' }>): void {
  const equityBefore = equityNow(step);
  record(step, 'EXTERNAL_FLOW', { data: { amount: event.amount, equityBefore, note: event.note }, durability: 'A' });
  const what = event.amount.isNegative() ? 'Withdrawal' : 'Deposit';
  note(step, 'SYSTEM', `${what} of ${decimalText(event.amount.abs())} in the ${step.book} book: ${event.note}.`);
}

/** Equity at reporting marks; the last known one before every open position has a price. */
function equityNow(step: Step): Money {
  const { positions, lastEquity } = held(step);
  const isPriced = step.state.live.totals[step.book].marked === positions.size;
  return isPriced ? equityOf(step.state, step.book).reporting : lastEquity;
}
