/** External flows: deposits and withdrawals, which move cash and nothing that is measured (ME-01, ME-22). */
import type { AccountEvent } from '../ports/venue.ts';
import { decimalText } from '../../shared/values/decimal.ts';
import { equityOf } from './exposure.ts';
import { note, record, type Step } from './step.ts';

/** Takes a transfer of the account stream, valued just before it. */
export function onTransfer(step: Step, event: Extract<AccountEvent, { kind: 'transfer' }>): void {
  const equityBefore = equityOf(step.state, step.book).reporting;
  record(step, 'EXTERNAL_FLOW', { data: { amount: event.amount, equityBefore, note: event.note }, durability: 'A' });
  const what = event.amount.isNegative() ? 'Withdrawal' : 'Deposit';
  note(step, 'SYSTEM', `${what} of ${decimalText(event.amount.abs())} in the ${step.book} book: ${event.note}.`);
}
