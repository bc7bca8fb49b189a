/** Journals the settings in force where they differ from those of the last start (CV-09). */
import type { Settings } from '../../shared/settings.ts';
import { toWire } from '../../shared/values/decimal.ts';
import { rfc3339, type UnixMs } from '../../shared/values/time.ts';
import type { SqliteJournal } from '../adapters/sqlite/sqliteJournal.ts';
import { engineActor } from '../engine/step.ts';

/** Appends CONFIG_LOADED with the hash before and after; nothing when nothing changed. */
export function recordSettings(
  journal: SqliteJournal,
  settings: Settings,
  facts: { readonly configHash: string; readonly at: UnixMs; readonly session: string },
): void {
  const last = journal.history.recentEntries(['CONFIG_LOADED'], 1)[0];
  const before = hashIn(last?.data);
  if (before === facts.configHash) return;
  journal.append(
    [
      {
        type: 'CONFIG_LOADED',
        ts: rfc3339(facts.at),
        mono: '0',
        actor: engineActor(facts.session),
        book: 'SYS',
        data: { before, after: facts.configHash, settings: settingsJson(settings) },
      },
    ],
    'A',
  );
}

const settingsJson = (settings: Settings) => JSON.parse(JSON.stringify(toWire(settings))) as Record<string, never>;

function hashIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('after' in data)) return null;
  return typeof data.after === 'string' ? data.after : null;
}
