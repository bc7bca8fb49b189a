/** Settings changed by hand (CV-09, UI-62): tightening is in force at once, loosening changes nothing and asks for an approval. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandInput, CommandOutput } from '../../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { parseSettings, settingsProblemsText } from '../../../shared/settings.ts';
import { compareSettings, type SettingChange } from '../../domain/config/compareSettings.ts';
import type { Step } from '../step.ts';
import { applySettings } from './applySettings.ts';
import { settingChangeView } from './settingChangeView.ts';

/** Sections that the desk reads only when it starts. */
const AT_START = ['paper', 'liveFeed', 'audit'] as const;

/** Takes the whole settings object. */
export function changeSettings(
  step: Step,
  input: CommandInput<'changeSettings'>,
): Result<CommandOutput<'changeSettings'>, Failure> {
  const { modeState } = step.state.durable;
  if (modeState.mode === 'EMERGENCY_STOP')
    return err(
      failure('ILLEGAL_TRANSITION', 'The emergency stop is on: settings are frozen until the resume (ES-01).'),
    );
  const parsed = parseSettings(input.settings, { reasonsFollow: true });
  if (!parsed.ok) return err(failure('INVALID_INPUT', settingsProblemsText(parsed.error).slice(0, 2_000)));
  const changes = compareSettings(step.facts.settings, parsed.value);
  const looser = changes.filter((change) => change.guarded);
  // Before a book is open there is nothing that a limit protects.
  if (looser.length > 0 && modeState.mode !== 'SETUP') return err(needsApproval(looser));
  if (changes.length === 0) return ok({ changes: [], text: 'Nothing changed.' });
  applySettings(step, { next: parsed.value, changes, reason: 'changed in the settings', token: null });
  return ok({ changes: changes.map(settingChangeView), text: inForceText(changes) });
}

function needsApproval(looser: readonly SettingChange[]): Failure {
  const list = looser.map(({ path, before, after }) => `${path} ${before} to ${after}`).join('; ');
  const text = `${looser.length} of the changes loosen a limit, nothing changed: ${list}. Ask for an approval, or leave them out (CV-09).`;
  return failure('NEEDS_APPROVAL', text.slice(0, 2_000));
}

function inForceText(changes: readonly SettingChange[]): string {
  const later = changes.filter(({ path }) => AT_START.some((section) => path.startsWith(`${section}.`)));
  if (later.length === 0) return 'In force now.';
  return `In force now, but at the next start: ${later.map(({ path }) => path).join(', ')}.`.slice(0, 400);
}
