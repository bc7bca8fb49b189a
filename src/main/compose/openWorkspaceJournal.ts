/** Opens the journal of a workspace with its identities: random for a live feed, derived from the recording for a replay. */
import { dirname } from 'node:path';
import { existsSync } from 'node:fs';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { rfc3339, unixMs, type UnixMs } from '../../shared/values/time.ts';
import { createRandomIdSource } from '../adapters/ids/randomIdSource.ts';
import { createSeededIdSource } from '../adapters/ids/seededIdSource.ts';
import { openJournalReader } from '../adapters/sqlite/journalReader.ts';
import { openJournal } from '../adapters/sqlite/openJournal.ts';
import type { SqliteJournal } from '../adapters/sqlite/sqliteJournal.ts';
import { engineActor } from '../engine/step.ts';
import type { IdSource } from '../ports/idSource.ts';
import type { MarketSource } from '../ports/marketFeed.ts';
import type { StartFailure } from './startFailure.ts';
import { APP_VERSION } from './version.ts';

export interface WorkspaceJournal {
  readonly journal: SqliteJournal;
  /** Name of this start in entries. */
  readonly session: string;
}

/** Opens or creates the journal; `at` is the time of a new log's first entry, null for now. */
export function openWorkspaceJournal(options: {
  readonly file: string;
  readonly source: MarketSource;
  readonly settings: Settings;
  readonly at: UnixMs | null;
}): Result<WorkspaceJournal, StartFailure> {
  const { file, source, settings } = options;
  const start = startNumber(file);
  if (!start.ok) return start;
  const isLive = source.mode === 'push';
  const ids: IdSource = isLive
    ? createRandomIdSource()
    : createSeededIdSource(`${source.description.fingerprint}|${start.value}`);
  const session = `s-${start.value}`;
  const journal = openJournal({
    file,
    logId: ids.uuid('log'),
    bootId: ids.uuid('boot'),
    app: APP_VERSION,
    workspace: isLive ? 'live' : 'replay',
    groupCommitMs: settings.audit.groupCommitMs,
    telemetryMs: settings.audit.telemetryMs,
    genesis: { ts: rfc3339(options.at ?? unixMs(Date.now())), mono: '0', actor: engineActor(session) },
  });
  if (!journal.ok) return { ok: false, error: { code: journal.error.code, text: journal.error.text } };
  return ok({ journal: journal.value, session });
}

/** One above the number of starts before this one, as the journal counts them. */
function startNumber(file: string): Result<number, StartFailure> {
  if (!existsSync(dirname(file)) || !existsSync(file)) return ok(1);
  const reader = openJournalReader(file);
  if (!reader.ok) return { ok: false, error: { code: reader.error.code, text: reader.error.text } };
  const last = reader.value.recentEntries(['SESSION_START'], 1)[0];
  reader.value.close();
  const before = last === undefined ? 0 : Number(last.actor.session.slice(2));
  return ok((Number.isSafeInteger(before) ? before : 0) + 1);
}
