/** External flows: deposits and withdrawals, which move cash and nothing that is measured (ME-01, ME-22). */
import type { AccountEvent } from '../ports/venue.ts';
import { decimalText } from '../../shared/values/decimal.ts';
import type { Money } from '../../shared/values/money.ts';
import { MINUTE_MS } from '../../shared/values/time.ts';
import { held } from './books.ts';
import { equityOf } from './exposure.ts';
import { note, record, type Step } from './step.ts';

type Transfer = Pick<Extract<AccountEvent, { kind: 'transfer' }>, 'amount' | 'note'>;

/** So long the message of a transfer may still come that a person has confirmed; no record of a venue tells later. */
const LATE_MS = 15 * MINUTE_MS;

/** Takes a transfer of the account stream; what a person has confirmed already is booked (EB-14). */
export function onTransfer(step: Step, event: Transfer): void {
  if (!isConfirmed(step, event.amount)) return bookFlow(step, event);
  const amount = decimalText(event.amount);
  note(step, 'SYSTEM', `Transfer of ${amount} told late by the venue: it was confirmed by hand and is booked already.`);
}

/** Books a transfer, valued just before it. */
export function bookFlow(step: Step, transfer: Transfer): void {
  const equityBefore = equityNow(step);
  record(step, 'EXTERNAL_FLOW', {
    data: { amount: transfer.amount, equityBefore, note: transfer.note },
    durability: 'A',
  });
  const what = transfer.amount.isNegative() ? 'Withdrawal' : 'Deposit';
  note(step, 'SYSTEM', `${what} of ${decimalText(transfer.amount.abs())} in the ${step.book} book: ${transfer.note}.`);
}

/** Each confirmation stands for one message. */
function isConfirmed(step: Step, amount: Money): boolean {
  if (step.book !== 'LIVE') return false;
  const { venue } = step.state.live;
  const open = venue.confirmedFlows.filter(({ at }) => step.at - at <= LATE_MS);
  const found = open.findIndex((each) => each.amount.equals(amount));
  venue.confirmedFlows = open.filter((_, index) => index !== found);
  return found >= 0;
}

/** Equity at reporting marks; the last known one before every open position has a price. */
function equityNow(step: Step): Money {
  const { positions, lastEquity } = held(step);
  const isPriced = step.state.live.totals[step.book].marked === positions.size;
  return isPriced ? equityOf(step.state, step.book).reporting : lastEquity;
}
