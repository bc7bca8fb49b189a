/** Leaving an emergency stop (T7, SM-18): flat, cooldown over, phrase, reason. The mode comes back, the strategies do not (DD-4). */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import type { CommandInput } from '../../../shared/ipc/contract.ts';
import type { TradingMode } from '../../../shared/model/mode.ts';
import { canResume, type ResumeFailure } from '../../domain/mode/canResume.ts';
import { resumeTarget } from '../../domain/mode/resumeTarget.ts';
import { timeText } from '../../domain/wording/numberText.ts';
import { acknowledgeAlert } from '../alerts.ts';
import { rebaseRefusal, rebaseRisk, type RebaseRequest } from '../breaker/rebaseRisk.ts';
import { releaseStopCauses } from '../breaker/releaseLevel.ts';
import { causesLeft } from '../breaker/stopCauses.ts';
import { changeMode } from '../changeMode.ts';
import type { EngineState } from '../state.ts';
import { note, record, type Step } from '../step.ts';

/** Highest mode a resume may choose now, or null when nothing is stopped (SM-18). */
export function highestResume(state: EngineState): TradingMode | null {
  const { incident, modeState } = state.durable;
  if (incident === null || modeState.mode !== 'EMERGENCY_STOP') return null;
  return resumeTarget({ modeBefore: modeState.modeBefore, cause: incident.cause, earlierLossStopsIn14d: 0 });
}

/** Resumes, or says everything that stands against it. After a drawdown the lost amount is typed too (EB-20). */
export function resume(
  step: Step,
  input: CommandInput<'resume'>,
  lostAmount: string | null = null,
): Result<null, Failure> {
  const { incident, modeState } = step.state.durable;
  const highest = highestResume(step.state);
  if (incident === null || modeState.mode !== 'EMERGENCY_STOP' || highest === null)
    return err(failure('ILLEGAL_TRANSITION', 'Nothing is stopped, so there is nothing to resume.'));
  const failures = canResume({
    phase: incident.phase,
    now: step.at,
    cooldownEndsAt: incident.cooldownEndsAt,
    phrase: input.phrase,
    reason: input.reason,
    target: input.mode,
    highest,
  });
  const left = breakerRefusals(step, { typed: lostAmount, target: input.mode });
  const code = codeOf(failures[0]);
  if (failures.length + left.length > 0)
    return refuse(step, input, { code, texts: [...failures.map(refusalText), ...left] });
  rebaseRisk(step);
  releaseStopCauses(step, input.reason.trim());
  changeMode(step, { mode: input.mode, run: 'PAUSED' }, { cause: incident.id, reason: input.reason.trim() });
  acknowledgeAlert(step, `EMERGENCY_STOP|${incident.book}|*|RC-28`);
  step.state.live.latched = false;
  step.state.live.stops.clear();
  note(step, 'MODE', `Mode ${input.mode} is restored. Strategies are stopped: start them when you are ready.`);
  return ok(null);
}

/** Causes that are still there would stop the desk again at once; a drawdown needs its re-base. */
function breakerRefusals(step: Step, request: RebaseRequest): readonly string[] {
  const causes = causesLeft(step).map((cause) => `The cause is still there: ${cause}. Wait until it is gone.`);
  const rebase = rebaseRefusal(step, request);
  return rebase === null ? causes : [...causes, rebase];
}

function refuse(
  step: Step,
  input: CommandInput<'resume'>,
  { code, texts }: { readonly code: ReturnType<typeof codeOf>; readonly texts: readonly string[] },
): Result<null, Failure> {
  const text = texts.join(' ');
  record(step, 'MODE_REFUSED', { data: { to: input.mode, code, text: text.slice(0, 400) }, durability: 'B' });
  return err(failure(code, text));
}

function codeOf(
  first: ResumeFailure | undefined,
): 'COOLDOWN' | 'PHRASE_MISMATCH' | 'REASON_TOO_SHORT' | 'ILLEGAL_TRANSITION' {
  if (first === undefined || first.code === 'NOT_FLAT' || first.code === 'TARGET_TOO_HIGH') return 'ILLEGAL_TRANSITION';
  return first.code;
}

/** UI-73 texts 17 and 18. */
function refusalText(each: ResumeFailure): string {
  switch (each.code) {
    case 'NOT_FLAT':
      return `The stop is ${each.phase}. A resume needs a verified flat book: wait, or press Retry now (ES-08).`;
    case 'COOLDOWN':
      return `Cooldown ends ${timeText(each.endsAt)} UTC, in ${countdown(each.remainingMs)}. It cannot be shortened (EB-19).`;
    case 'TARGET_TOO_HIGH':
      return `${each.target} is above ${each.highest}, the highest mode after this stop. Choose ${each.highest} or lower (SM-18).`;
    case 'PHRASE_MISMATCH':
      return `Found '${each.found}'. Type exactly ${each.expected}, with capitals.`;
    case 'REASON_TOO_SHORT':
      return `The reason has ${each.found} characters. Write at least ${each.expected}: it is stored with the resume.`;
  }
}

function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
