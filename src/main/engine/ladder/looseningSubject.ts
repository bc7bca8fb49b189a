/** Looser limits to be approved (CV-09): every change is listed, and what it costs is said. */
import { err, ok } from '../../../shared/base/result.ts';
import { failure } from '../../../shared/ipc/failure.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { parseSettings, settingsProblemsText, type Settings } from '../../../shared/settings.ts';
import { looseLimitPaths } from '../../../shared/settings/crossChecks.ts';
import { compareSettings, type SettingChange } from '../../domain/config/compareSettings.ts';
import { settingsHash } from '../../domain/config/settingsHash.ts';
import { canonicalJson } from '../../domain/ladder/gateHash.ts';
import { stepTime } from '../../domain/ladder/stepClock.ts';
import type { Step } from '../step.ts';
import type { SubjectOf } from './approvalSubject.ts';
import { settingChangeView } from './settingChangeView.ts';

export const looseningSubject: SubjectOf<'LOOSEN'> = (step, request) => {
  const { modeState } = step.state.durable;
  if (modeState.mode === 'EMERGENCY_STOP')
    return err(
      failure('ILLEGAL_TRANSITION', 'The emergency stop is on: settings are frozen until the resume (ES-01).'),
    );
  const parsed = parseSettings(request.settings, { reasonsFollow: true });
  if (!parsed.ok) return err(failure('INVALID_INPUT', settingsProblemsText(parsed.error)));
  const next = parsed.value;
  const changes = compareSettings(step.facts.settings, next);
  const looser = changes.filter((change) => change.guarded);
  if (looser.length === 0)
    return err(
      failure('INVALID_INPUT', 'Nothing here loosens a limit. Save it; tightening is in force at once (CV-09).'),
    );
  return ok({
    subject: { kind: 'LOOSEN', from: modeState.mode, to: modeState.mode },
    hash: step.facts.sha256(canonicalJson({ changes, after: settingsHash(next, step.facts.sha256) })),
    needs: { evidence: false, reason: true, lostAmount: null },
    grade: null,
    settings: { next, changes },
    part: {
      title: titleOf(looser),
      gate: null,
      evidence: null,
      changes: [],
      settingChanges: changes.map(settingChangeView),
      strategyHash: null,
      warnings: warningsOf(step, next),
      checklist: [],
    },
  });
};

function titleOf(looser: readonly SettingChange[]): string {
  const [first] = looser;
  if (looser.length > 1 || first === undefined) return `Loosen ${looser.length} settings`;
  return `Loosen ${first.path} from ${first.before} to ${first.after}`;
}

function warningsOf(step: Step, next: Settings): string[] {
  const { ladder, modeState } = step.state.durable;
  const days = ladder.clock === null ? 0 : lostDays(step);
  const lost = days === 0 ? '' : ` (${days.toFixed(1)} qualifying days lost)`;
  const beyond = looseLimitPaths(next).map(
    ({ path }) => `${path} is beyond twice its default: the reason you type is stored with it (EB-01).`,
  );
  return [`Takes effect at L0 in ${modeName(modeState.mode)} and resets the step clock${lost}.`, ...beyond];
}

function lostDays({ state, facts, at }: Step): number {
  const { clock } = state.durable.ladder;
  if (clock === null) return 0;
  const { qualifyingDays, partialDay } = stepTime(clock, at, facts.settings.gate);
  return qualifyingDays + partialDay;
}
