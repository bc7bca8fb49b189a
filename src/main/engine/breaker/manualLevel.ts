/** EB-15: a level set by hand, at once and without a question. Narrower is always possible; wider is a release with a reason. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import type { ManualLevel } from '../../domain/breaker/manualTrigger.ts';
import { effectiveLevelOf } from '../levelFacts.ts';
import { note, record, type Step } from '../step.ts';
import { enforceLevel } from './enforceLevel.ts';

/** Sets the level; the same one again changes nothing. */
export function setManualLevel(step: Step, level: ManualLevel['level']): Result<null, Failure> {
  const { durable } = step.state;
  if (durable.modeState.mode === 'SETUP')
    return err(failure('ILLEGAL_TRANSITION', 'No book is open. Start paper trading first.'));
  const from = durable.triggers.get('MANUAL')?.level ?? 'L0';
  if (from === level) return ok(null);
  if (isAtLeast(from, level))
    return err(failure('DENIED', `${from} is set by hand, ${level} is wider. Release it with a reason first (EB-15).`));
  const before = effectiveLevelOf(step.state);
  record(step, 'BREAKER_MANUAL', { data: { from, to: level, by: step.actor.id }, durability: 'A' });
  note(step, 'LEVEL', `Level ${level} set by hand (EB-15).`);
  enforceLevel(step, before);
  return ok(null);
}
