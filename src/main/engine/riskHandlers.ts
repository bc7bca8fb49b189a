/** Commands of the Risk screen as the engine answers them: approvals, ladder, breaker by hand, drills, limits. */
import { err } from '../../shared/base/result.ts';
import { failure } from '../../shared/ipc/failure.ts';

const unsupported = () => err(failure('UNSUPPORTED', 'This build does not do that.'));

export const riskHandlers = {
  requestApproval: unsupported,
  confirmApproval: unsupported,
  cancelApproval: unsupported,
  demote: unsupported,
  startAttempt: unsupported,
  setLevel: unsupported,
  releaseLevel: unsupported,
  acknowledgeReview: unsupported,
  enableStrategy: unsupported,
  startDrill: unsupported,
  changeSettings: unsupported,
} as const;
