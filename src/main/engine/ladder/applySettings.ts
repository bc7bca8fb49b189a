/** Settings come into force (CV-09): journaled with before and after, limits switched in one turn (SM-13), the clock reset where one got looser. */
import type { Settings } from '../../../shared/settings.ts';
import { looseLimitPaths } from '../../../shared/settings/crossChecks.ts';
import { parseSettings } from '../../../shared/settings.ts';
import { compareSettings, type SettingChange } from '../../domain/config/compareSettings.ts';
import { settingsJson } from '../../domain/config/settingsJson.ts';
import { settingsHash } from '../../domain/config/settingsHash.ts';
import { clockEffect } from '../../domain/ladder/clockEffect.ts';
import { activeBook } from '../books.ts';
import { restartClock } from '../changeMode.ts';
import { effectiveLevelOf } from '../levelFacts.ts';
import { note, record, type Step } from '../step.ts';

/** Journal entries carry at most this much of one value. */
const LONGEST = 400;

export interface SettingsChange {
  readonly next: Settings;
  readonly changes: readonly SettingChange[];
  readonly reason: string;
  /** The approval; null where nothing got looser. */
  readonly token: string | null;
}

/** Puts settings in force now. */
export function applySettings(step: Step, { next, changes, reason, token }: SettingsChange): void {
  const before = step.facts.configHash;
  const after = settingsHash(next, step.facts.sha256);
  record(step, 'CONFIG_CHANGED', {
    data: { before, after, changes: changes.map(cut), reason, token, settings: settingsJson(next) },
    durability: 'A',
  });
  step.facts.settings = next;
  step.facts.configHash = after;
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  const book = activeBook(step.state.durable);
  const isLooser = changes.some((change) => change.direction === 'LOOSER');
  const isOpen = step.state.durable.modeState.mode !== 'SETUP';
  if (isOpen && clockEffect(isLooser ? 'LIMIT_LOOSENED' : 'LIMIT_TIGHTENED', book) === 'RESET')
    restartClock(step, book, `limit loosened: ${changes.map((change) => change.path).join(', ')}`);
  note(step, 'SYSTEM', `Settings in force: ${changes.map(sentence).join(', ')}.`);
}

const cut = (change: SettingChange): SettingChange => ({
  ...change,
  before: change.before.slice(0, LONGEST),
  after: change.after.slice(0, LONGEST),
});

const sentence = ({ path, before, after }: SettingChange): string => `${path} ${before} to ${after}`;

/** Approved loosening: in force at L0, else it waits for it. The typed reason is kept with every limit that needs one. */
export function loosen(step: Step, change: SettingsChange & { readonly token: string }): 'NOW' | 'WAITS' {
  const next = withReasons(change.next, change.reason);
  if (effectiveLevelOf(step.state) === 'L0') {
    applySettings(step, { ...change, next });
    return 'NOW';
  }
  const after = settingsHash(next, step.facts.sha256);
  const { changes, reason, token } = change;
  record(step, 'CONFIG_PENDING', {
    data: { after, changes: changes.map(cut), reason, token, settings: settingsJson(next) },
    durability: 'A',
  });
  note(step, 'SYSTEM', `Looser settings were approved and wait for L0: ${changes.map(sentence).join(', ')}.`);
  return 'WAITS';
}

function withReasons(settings: Settings, reason: string): Settings {
  const paths = looseLimitPaths(settings).map(({ path }) => path);
  const added = Object.fromEntries(paths.map((path) => [path, settings.reasons[path] ?? reason]));
  return { ...settings, reasons: { ...settings.reasons, ...added } };
}

/** What was approved comes into force as soon as the level is L0 and the desk is not stopped. */
export function applyPending(step: Step): void {
  const { pending } = step.state.durable.ladder;
  if (pending === null || effectiveLevelOf(step.state) !== 'L0') return;
  const parsed = parseSettings(pending.settings);
  if (!parsed.ok) return;
  const changes = compareSettings(step.facts.settings, parsed.value);
  applySettings(step, { next: parsed.value, changes, reason: pending.reason, token: pending.token });
}
