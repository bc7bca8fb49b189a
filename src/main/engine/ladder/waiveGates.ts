/** A person waives time and evidence of the gates in a workspace without real money, so that the whole ladder can be walked in an afternoon. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { note, record, type Step } from '../step.ts';
import { refuseReason } from '../refuseReason.ts';

/** Refused wherever real money is at stake: there the waiver does not exist. */
export function waiveGates(step: Step, input: { readonly reason: string }): Result<Record<string, never>, Failure> {
  const venue = step.facts.venues.LIVE;
  if (venue === null) return err(failure('NOT_READY', 'No live venue is connected. Set one up in Settings first.'));
  if (venue.capabilities.realMoney)
    return err(failure('DENIED', `${venue.name} trades real money. Its gates are not waived (SM-05).`));
  const reason = input.reason.trim();
  const short = refuseReason(reason, 'it is stored with the waiver');
  if (short !== null) return err(short);
  record(step, 'GATES_WAIVED', { data: { reason }, durability: 'A' });
  note(step, 'MODE', `REHEARSAL: time and evidence of the gates are waived, ${reason}.`);
  step.effects.publishNow = true;
  return ok({});
}
