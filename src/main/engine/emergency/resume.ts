/**
 * Leaving an emergency stop (T7, SM-18). The mode comes back, the strategies do not (DD-4). To PAPER a typed phrase and a reason are enough;
 * to real money it takes an approval (SM-10), which ends here too.
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { failure, type Failure, type FailureCode } from '../../../shared/ipc/failure.ts';
import type { CommandInput } from '../../../shared/ipc/contract.ts';
import type { TradingMode } from '../../../shared/model/mode.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { canResume, type ResumeFailure } from '../../domain/mode/canResume.ts';
import { acknowledgeAlert, clearAlert } from '../alerts.ts';
import { inBook } from '../books.ts';
import { rebaseRefusal, rebaseRisk } from '../breaker/rebaseRisk.ts';
import { releaseStopCauses } from '../breaker/releaseLevel.ts';
import { changeMode, type ModeChange } from '../changeMode.ts';
import { isFaulty } from '../deskFault.ts';
import { note, record, type Step } from '../step.ts';
import { resumeFacts } from './resumeFacts.ts';
import { resumeText } from './resumeText.ts';
import { decidingCause } from './stopCauses.ts';

/** Resumes to PAPER, or says everything that stands against it. After a drawdown the lost amount is typed too (EB-20). */
export function resume(
  step: Step,
  input: CommandInput<'resume'>,
  lostAmount: string | null = null,
): Result<null, Failure> {
  const facts = resumeFacts(step, input.mode);
  if (facts === null) return err(failure('ILLEGAL_TRANSITION', 'Nothing is stopped, so there is nothing to resume.'));
  const failures = canResume({ ...facts, phrase: input.phrase, reason: input.reason });
  const rebase = rebaseRefusal(step, { typed: lostAmount, target: input.mode });
  const texts = [...failures.map(resumeText), ...(rebase === null ? [] : [rebase])];
  if (texts.length > 0) return refuse(step, input.mode, { code: codeOf(failures[0]), texts });
  if (input.mode !== 'PAPER')
    return refuse(step, input.mode, {
      code: 'NEEDS_APPROVAL',
      texts: ['A resume to real money needs an approval. Ask for it on the stop panel (SM-10).'],
    });
  leaveStop(step, { mode: input.mode, reason: input.reason.trim() });
  return ok(null);
}

/** The way back itself; every guard was judged before. */
export function leaveStop(
  step: Step,
  to: { readonly mode: TradingMode; readonly reason: string } & Pick<ModeChange, 'approval'>,
): void {
  const { incident } = step.state.durable;
  if (incident === null) return;
  const { mode, reason, approval = null } = to;
  const { modeState } = step.state.durable;
  rebaseRisk(step);
  releaseStopCauses(step, reason);
  changeMode(step, { mode, run: 'PAUSED' }, { cause: incident.id, reason, approval });
  if (modeState.mode === 'EMERGENCY_STOP' && modeState.modeBefore !== mode)
    recordDemotion(step, {
      from: modeState.modeBefore,
      to: mode,
      cause: `${decidingCause(incident)} stop ${incident.id}`,
    });
  // Whoever resumes has read it, and its condition is over: an open one would keep the gate shut for good.
  acknowledgeAlert(step, `EMERGENCY_STOP|${incident.book}|*|RC-28`);
  clearAlert(inBook(step, incident.book), 'EMERGENCY_STOP');
  // A fault of the desk blocks entries until the next start, whatever is resumed (ES-01).
  step.state.live.latched = isFaulty(step);
  step.state.live.stops.clear();
  note(step, 'MODE', `Mode ${modeName(mode)} is restored. Strategies are stopped: start them when you are ready.`);
}

/** A resume below the mode before is a way down like any other. */
function recordDemotion(
  step: Step,
  { from, to, cause }: { readonly from: TradingMode; readonly to: TradingMode; readonly cause: string },
): void {
  const reasons = [{ code: 'STOP', text: `Resumed lower after ${cause}` }];
  record(step, 'MODE_DEMOTED', { data: { from, to, automatic: false, reasons, trimDueAt: null }, durability: 'A' });
}

function refuse(
  step: Step,
  to: TradingMode,
  { code, texts }: { readonly code: FailureCode; readonly texts: readonly string[] },
): Result<null, Failure> {
  const text = texts.join(' ');
  record(step, 'MODE_REFUSED', { data: { to, code, text: text.slice(0, 400) }, durability: 'B' });
  return err(failure(code, text));
}

function codeOf(first: ResumeFailure | undefined): FailureCode {
  switch (first?.code) {
    case 'COOLDOWN':
    case 'PHRASE_MISMATCH':
    case 'REASON_TOO_SHORT':
      return first.code;
    default:
      return 'ILLEGAL_TRANSITION';
  }
}
