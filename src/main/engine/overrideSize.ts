/**
 * "Send once" (RC-06): a ticket whose size is far above the usual one, confirmed by a person who proved who they are. 1. It lifts that one limit for
 * that one order. 2. Every other check of the gate holds, the computed size first. 3. Only tickets take this way, never a strategy.
 */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/ipc/failure.ts';
import { assessEntry, submitEntry } from './entries.ts';
import type { OverrideInput } from './events.ts';
import type { Step } from './step.ts';
import { ticketRequest } from './ticket.ts';
import { unusualSize } from './unusualSize.ts';
import { refuseReason } from './refuseReason.ts';

/** Of the order that keeps it. */
const MAX_NOTE_LENGTH = 200;

/** Places the ticket as it stands now. A size that turned out usual is sent like any other; one that meets another limit is refused like any other. */
export function overrideSize(step: Step, input: OverrideInput): Result<{ clientOrderId: string }, Failure> {
  const reason = input.reason.trim();
  const short = refuseReason(reason, 'it is stored with the order');
  if (short !== null) return err(short);
  const request = ticketRequest(step, input.ticket);
  if (!request.ok) return request;
  const unusual = unusualSize(step, assessEntry(step, request.value));
  const sizeConfirmation =
    unusual === null
      ? null
      : `${unusual.quantity} against a usual ${unusual.usual}, ${input.authMethod}: ${reason}`.slice(
          0,
          MAX_NOTE_LENGTH,
        );
  const placed = submitEntry(step, {
    ...request.value,
    sizeConfirmation,
    reason: sizeConfirmation === null ? request.value.reason : `by hand, ${sizeConfirmation}`.slice(0, MAX_NOTE_LENGTH),
  });
  return placed.ok ? ok({ clientOrderId: placed.value }) : placed;
}
