/** Asks about an order in doubt before its next question is due (UI-46). */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandInput } from '../../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { clientOrderId } from '../../../shared/values/ids.ts';
import { findOrder } from '../books.ts';
import { onQueryDue, startQuery } from '../orders.ts';
import type { Step } from '../step.ts';

export function askOrder(step: Step, input: CommandInput<'askOrder'>): Result<Record<string, never>, Failure> {
  const order = findOrder(step.state.durable, clientOrderId(input.clientOrderId));
  if (order?.status !== 'UNKNOWN')
    return err(failure('NOT_FOUND', `${input.clientOrderId} is not in doubt any more. Look at the orders table.`));
  startQuery(step, order);
  onQueryDue(step, order.clientOrderId);
  return ok({});
}
