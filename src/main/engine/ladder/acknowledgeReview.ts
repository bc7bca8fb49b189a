/** The correlation review of a step (SM-06, RP-08): acknowledged as it stands, or accepted with a written reason where it is one bet. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandInput } from '../../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { decimalFromFloat, decimalText } from '../../../shared/values/decimal.ts';
import { activeBook } from '../books.ts';
import { note, record, type Step } from '../step.ts';
import { refuseReason } from '../refuseReason.ts';

const PLACES = 6;

/** Stores the acknowledgement with the correlation as it was evaluated last. */
export function acknowledgeReview(
  step: Step,
  { overrideReason }: CommandInput<'acknowledgeReview'>,
): Result<Record<string, never>, Failure> {
  const reason = overrideReason?.trim() ?? '';
  const rhoW = step.state.live.correlation.readings[activeBook(step.state.durable)]?.rhoW ?? null;
  const { limit } = step.facts.settings.correlation;
  const isOver = rhoW !== null && rhoW > limit.toNumber();
  const short = overrideReason !== null ? refuseReason(reason, 'it is stored') : null;
  if (short !== null) return err(short);
  if (isOver && overrideReason === null)
    return err(
      failure(
        'DENIED',
        `Weighted correlation ${rhoW.toFixed(4)} is above ${decimalText(limit)}. Reduce it, or write why you accept it (SM-06).`,
      ),
    );
  record(step, 'CORRELATION_REVIEWED', {
    data: {
      rhoW: rhoW === null ? null : decimalFromFloat(rhoW).toDecimalPlaces(PLACES),
      override: overrideReason === null ? null : reason,
    },
    durability: 'A',
  });
  note(step, 'MODE', 'Correlation review acknowledged.');
  return ok({});
}
