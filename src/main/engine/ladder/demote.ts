/** The way down (T4, T5): by hand with one click (SM-17), or by rule (SM-16). A lower rung at once; PAPER when the live book is flat. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandInput } from '../../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import type { TradingMode } from '../../../shared/model/mode.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import type { Demotion } from '../../domain/ladder/demotion.ts';
import { trimDueAt } from '../../domain/ladder/trim.ts';
import { rungOf } from '../../domain/mode/transition.ts';
import { clearAlert, raiseAlert } from '../alerts.ts';
import { changeMode } from '../changeMode.ts';
import { note, record, type Step } from '../step.ts';
import { waitForFlat } from './afterFlat.ts';

/** A demotion by hand: always available, needs no authentication. */
export function demoteByHand(step: Step, { to, how }: CommandInput<'demote'>): Result<Record<string, never>, Failure> {
  const { mode } = step.state.durable.modeState;
  if (mode === 'EMERGENCY_STOP')
    return err(failure('ILLEGAL_TRANSITION', 'The emergency stop is on. Resume to a lower mode instead (SM-18).'));
  if (mode === 'SETUP' || mode === 'PAPER' || rungOf(to) >= rungOf(mode))
    return err(
      failure('ILLEGAL_TRANSITION', `${modeName(to)} is not below ${modeName(mode)}. Demotion only goes down (SM-03).`),
    );
  demoteTo(step, {
    to,
    how,
    automatic: false,
    isRiskCause: false,
    reasons: [{ code: 'MANUAL', text: 'Demoted by you' }],
  });
  return ok({});
}

/** A demotion that a rule demands: its effect is immediate (SM-16). */
export function demoteByRule(step: Step, { to, reasons, isRiskCause }: Demotion): void {
  demoteTo(step, { to, how: 'WIND_DOWN', automatic: true, isRiskCause, reasons });
  raiseAlert(step, 'DEMOTED', {
    found: `${modeName(to)}: ${reasons.map((each) => each.text).join('; ')}`.slice(0, 300),
  });
  // It has happened: what remains is that somebody reads it.
  clearAlert(step, 'DEMOTED');
}

interface WayDown {
  readonly to: TradingMode;
  readonly how: 'WIND_DOWN' | 'CLOSE_NOW';
  readonly automatic: boolean;
  readonly isRiskCause: boolean;
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
}

function demoteTo(step: Step, { to, how, automatic, isRiskCause, reasons }: WayDown): void {
  const { modeState } = step.state.durable;
  const from = modeState.mode;
  if (from === 'SETUP' || from === 'EMERGENCY_STOP') return;
  const cause = reasons
    .map((each) => each.text)
    .join('; ')
    .slice(0, 400);
  if (to === 'PAPER') {
    waitForFlat(step, { kind: 'TO_PAPER', how, cause, automatic, isRiskCause, nextAttempt: false });
    return;
  }
  changeMode(step, { mode: to, run: modeState.run }, { cause: automatic ? 'rule' : 'user', reason: cause });
  record(step, 'MODE_DEMOTED', {
    data: {
      from,
      to,
      automatic,
      reasons: reasons.map(({ code, text }) => ({ code, text: text.slice(0, 400) })),
      trimDueAt: trimDueAt(step.at, isRiskCause, step.facts.settings.demotion),
    },
    durability: 'A',
  });
  note(step, 'MODE', `Mode is ${modeName(to)}: ${cause}.`);
}
