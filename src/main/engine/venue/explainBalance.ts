/**
 * A person says that a change of the balance which nothing explains was a transfer of their own, whose message was lost (EB-14): it is booked as an
 * external flow, which no result is measured by (ME-01). What is no transfer stays said.
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandInput } from '../../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { decimal, decimalText, ZERO } from '../../../shared/values/decimal.ts';
import { money, type Money } from '../../../shared/values/money.ts';
import { activeBook, inBook } from '../books.ts';
import { evaluateTrigger } from '../breaker/evaluateTrigger.ts';
import { learnBalance } from '../breaker/venueHealth.ts';
import { bookFlow } from '../flows.ts';
import type { Step } from '../step.ts';
import { compareSoon } from './compareSoon.ts';
import { expectedBalance } from './expectedBalance.ts';
import { refuseReason } from '../refuseReason.ts';

type Input = CommandInput<'explainBalance'>;

/** Books the whole difference as it was seen, or says what stands against it. */
export function explainBalance(turn: Step, { amount, reason }: Input): Result<Record<string, never>, Failure> {
  if (turn.facts.venues.LIVE === null) return err(failure('NOT_READY', 'No live venue is connected.'));
  const step = inBook(turn, 'LIVE');
  const said = reason.trim();
  const found = differenceOf(step, amount);
  if (!found.ok) return found;
  const short = refuseReason(said, 'it is stored with the transfer');
  if (short !== null) return err(short);
  const what = found.value.isNegative() ? 'withdrawal' : 'deposit';
  bookFlow(step, { amount: found.value, note: `${what} confirmed by hand: ${said}`.slice(0, 400) });
  step.state.live.venue.confirmedFlows.push({ amount: found.value, at: step.at });
  learnBalance(step, { unexplained: money(ZERO), expected: expectedBalance(step) });
  evaluateTrigger(step, 'EQUITY_JUMP');
  compareSoon(step, 0);
  return ok({});
}

/** What the last comparison left unexplained, if that is what the person saw and nothing moved since. */
function differenceOf(step: Step, amount: string): Result<Money, Failure> {
  const { unexplained, expected } = step.state.live.breaker.balance;
  if (activeBook(step.state.durable) !== 'LIVE' || unexplained === null || unexplained.isZero())
    return err(failure('NOT_FOUND', 'The balance at the venue agrees with the record. Nothing is to be explained.'));
  const isOld = expected === null || !expected.equals(expectedBalance(step));
  if (isOld || !unexplained.equals(decimal(amount))) {
    compareSoon(step, 0);
    const now = isOld ? 'money moved since the balances were compared' : `it is ${decimalText(unexplained)} now`;
    return err(
      failure('NOT_READY', `The difference is not ${amount} any more: ${now}. Look at it again in a few seconds.`),
    );
  }
  const { foreignPositions } = step.state.live.venue;
  if (foreignPositions.size === 0) return ok(unexplained);
  const symbols = [...foreignPositions.keys()].join(', ');
  return err(
    failure(
      'DENIED',
      `Positions differ as well, in ${symbols}: somebody traded, which is no transfer. Decide about them first (RC-26).`,
    ),
  );
}
