/**
 * Which settings a start puts in force (CV-09). The journal of the workspace remembers the last ones; a file that was changed since is taken as far
 * as it tightens. What it loosens waits for an approval, and the trader is told.
 */
import { parseSettings, type Settings } from '../../shared/settings.ts';
import type { SqliteJournal } from '../adapters/sqlite/sqliteJournal.ts';
import { compareSettings } from '../domain/config/compareSettings.ts';
import { settingsHash } from '../domain/config/settingsHash.ts';
import { withoutLoosening } from '../domain/config/withoutLoosening.ts';
import type { Durable } from '../engine/state.ts';

export interface SettingsInForce {
  readonly settings: Settings;
  readonly hash: string;
  /** Hash of the settings of the last start or change; null for a new workspace. */
  readonly before: string | null;
  /** Hash of what the file says. */
  readonly fileHash: string;
  /** Whether the file is the one of the last start. */
  readonly isFileKnown: boolean;
  /** What of the file was left out, in words; null when nothing was. */
  readonly held: string | null;
}

/** Compares the file with the journal. Before a book was opened there is nothing to protect, and the file is the word. */
export function settingsInForce(
  journal: SqliteJournal,
  file: Settings,
  facts: { readonly durable: Durable; readonly sha256: (text: string) => string },
): SettingsInForce {
  const { durable, sha256 } = facts;
  const fileHash = settingsHash(file, sha256);
  const known = lastSettings(journal);
  const lastFile = lastLoaded(journal);
  const isFileKnown = lastFile === fileHash;
  const isProtected = known.settings !== null && durable.modeState.mode !== 'SETUP';
  const settings = isProtected ? settled(known.settings, file, isFileKnown) : file;
  return {
    settings,
    hash: settingsHash(settings, sha256),
    before: known.hash,
    fileHash,
    isFileKnown,
    held: isFileKnown ? null : heldText(settings, file),
  };
}

const settled = (before: Settings, file: Settings, isFileKnown: boolean): Settings =>
  isFileKnown ? before : withoutLoosening(before, file);

function heldText(inForce: Settings, file: Settings): string | null {
  const held = compareSettings(inForce, file);
  if (held.length === 0) return null;
  return held.map(({ path, before, after }) => `${path} stays ${before}, the file says ${after}`).join('; ');
}

/** Settings and hash of the newest entry that put some in force. */
function lastSettings(journal: SqliteJournal): { readonly settings: Settings | null; readonly hash: string | null } {
  const data = journal.history.recentEntries(['CONFIG_LOADED', 'CONFIG_CHANGED'], 1)[0]?.data;
  const hash = textIn(data, 'after');
  if (hash === null || typeof data !== 'object' || data === null || !('settings' in data))
    return { settings: null, hash };
  const parsed = parseSettings(data['settings']);
  return { settings: parsed.ok ? parsed.value : null, hash };
}

const lastLoaded = (journal: SqliteJournal): string | null =>
  textIn(journal.history.recentEntries(['CONFIG_LOADED'], 1)[0]?.data, 'file');

function textIn(data: unknown, key: 'after' | 'file'): string | null {
  if (typeof data !== 'object' || data === null || !(key in data)) return null;
  const found = (data as Readonly<Record<string, unknown>>)[key];
  return typeof found === 'string' ? found : null;
}
