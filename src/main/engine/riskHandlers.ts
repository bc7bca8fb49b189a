/** Commands of the Risk screen as the engine answers them: approvals, ladder, breaker by hand, drills, limits. */
import { ok, type Result } from '../../shared/base/result.ts';
import type { CommandInput } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/ipc/failure.ts';
import { setManualLevel } from './breaker/manualLevel.ts';
import { releaseLevel } from './breaker/releaseLevel.ts';
import { startPlanDrill } from './drills/planDrill.ts';
import { startPositionDrill } from './drills/positionDrill.ts';
import { startStopDrill } from './drills/stopDrill.ts';
import { acknowledgeReview } from './ladder/acknowledgeReview.ts';
import { startAttempt } from './ladder/attempts.ts';
import { changeSettings } from './ladder/changeSettings.ts';
import { cancelApproval, confirmApproval } from './ladder/confirmApproval.ts';
import { demoteByHand } from './ladder/demote.ts';
import { requestApproval } from './ladder/requestApproval.ts';
import { waiveGates } from './ladder/waiveGates.ts';
import type { Step } from './step.ts';
import { enableStrategy } from './strategyCommands.ts';
import { askOrder } from './venue/askOrder.ts';
import { explainBalance } from './venue/explainBalance.ts';
import { resolveExternal } from './venue/resolveExternal.ts';

const answered = (result: Result<null, Failure>): Result<Record<string, never>, Failure> =>
  result.ok ? ok({}) : result;

export const riskHandlers = {
  requestApproval,
  confirmApproval,
  cancelApproval,
  demote: demoteByHand,
  startAttempt,
  setLevel: (step: Step, input: CommandInput<'setLevel'>) => answered(setManualLevel(step, input.level)),
  releaseLevel: (step: Step, input: CommandInput<'releaseLevel'>) =>
    answered(releaseLevel(step, input.trigger, input.reason)),
  acknowledgeReview,
  enableStrategy,
  startDrill: (step: Step, { kind, confirmed }: CommandInput<'startDrill'>) =>
    kind === 'stop-plan'
      ? startPlanDrill(step)
      : kind === 'stop-position'
        ? startPositionDrill(step, confirmed)
        : startStopDrill(step),
  changeSettings,
  resolveExternal,
  explainBalance,
  askOrder,
  waiveGates,
} as const;
