/** Journals the settings in force where they, or the file behind them, differ from those of the last start (CV-09). */
import { rfc3339, type UnixMs } from '../../shared/values/time.ts';
import type { SqliteJournal } from '../adapters/sqlite/sqliteJournal.ts';
import { settingsJson } from '../domain/config/settingsJson.ts';
import { engineActor } from '../engine/step.ts';
import type { SettingsInForce } from './settingsInForce.ts';

/** Appends CONFIG_LOADED with the hash before and after; nothing when nothing changed. */
export function recordSettings(
  journal: SqliteJournal,
  inForce: SettingsInForce,
  facts: { readonly at: UnixMs; readonly session: string },
): void {
  const { before, hash: after, isFileKnown, fileHash, settings } = inForce;
  if (before === after && isFileKnown) return;
  journal.append(
    [
      {
        type: 'CONFIG_LOADED',
        ts: rfc3339(facts.at),
        mono: '0',
        actor: engineActor(facts.session),
        book: 'SYS',
        data: { before, after, settings: settingsJson(settings), file: fileHash },
      },
    ],
    'A',
  );
}
