/** Commands of the Risk screen as the engine answers them: approvals, ladder, breaker by hand, drills, limits. */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CommandInput } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { setManualLevel } from './breaker/manualLevel.ts';
import { releaseLevel } from './breaker/releaseLevel.ts';
import { startStopDrill } from './drills/stopDrill.ts';
import type { Step } from './step.ts';

const answered = (result: Result<null, Failure>): Result<Record<string, never>, Failure> =>
  result.ok ? ok({}) : result;

const unsupported = () => err(failure('UNSUPPORTED', 'This build does not do that.'));

export const riskHandlers = {
  requestApproval: unsupported,
  confirmApproval: unsupported,
  cancelApproval: unsupported,
  demote: unsupported,
  startAttempt: unsupported,
  setLevel: (step: Step, input: CommandInput<'setLevel'>) => answered(setManualLevel(step, input.level)),
  releaseLevel: (step: Step, input: CommandInput<'releaseLevel'>) =>
    answered(releaseLevel(step, input.trigger, input.reason)),
  acknowledgeReview: unsupported,
  enableStrategy: unsupported,
  startDrill: (step: Step) => startStopDrill(step),
  changeSettings: unsupported,
} as const;
