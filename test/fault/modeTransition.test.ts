import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadState } from '../../src/main/desk/loadState.ts';
import { canonicalJson } from '../../src/main/domain/ladder/gateHash.ts';
import { encodeDurable } from '../../src/main/engine/durableCodec.ts';
import type { Durable } from '../../src/main/engine/state.ts';
import { rfc3339 } from '../../src/shared/values/time.ts';
import { GENESIS_AT } from '../support/journalDrafts.ts';
import { openTestJournal, temporaryFolder } from '../support/openTestJournal.ts';
import { confirmed, ladderEngine, requested } from '../support/ladderEngine.ts';
import { HISTORY_END, HISTORY_START, liveWeek, paperWeek, type Folding } from '../support/ladderHistory.ts';

/** What a killed process leaves on disk is what its files hold at that moment: database and write-ahead log are copied before each statement. */
class CrashImages {
  readonly files: string[] = [];
  private readonly source: string;
  private readonly folder: string;
  private readonly statement: { run: (...values: unknown[]) => unknown };
  private readonly original: (...values: unknown[]) => unknown;

  constructor(source: string, folder: string) {
    this.source = source;
    this.folder = folder;
    const database = new Database(':memory:');
    // Every prepared statement shares this prototype, and the journal writes through nothing else.
    this.statement = Object.getPrototypeOf(database.prepare('SELECT 1')) as CrashImages['statement'];
    database.close();
    this.original = this.statement.run;
  }

  during(work: () => void): void {
    const take = (): void => this.take();
    const { original } = this;
    this.statement.run = function run(this: unknown, ...values: unknown[]): unknown {
      take();
      return Reflect.apply(original, this, values);
    };
    try {
      work();
    } finally {
      this.statement.run = this.original;
    }
    this.take();
  }

  private take(): void {
    const folder = join(this.folder, `image-${this.files.length}`);
    mkdirSync(folder);
    const file = join(folder, 'desk.db');
    for (const suffix of ['', '-wal'])
      if (existsSync(`${this.source}${suffix}`)) copyFileSync(`${this.source}${suffix}`, `${file}${suffix}`);
    this.files.push(file);
  }
}

describe('AT-SM-3', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file = '';
  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder.path, 'desk.db');
  });
  afterEach(() => folder.remove());

  /** Starts an engine on a history that is on disk. */
  const start = (history: Folding) => {
    const journal = openTestJournal({ file, bootId: 'first', genesis: { ...GENESIS_AT, ts: rfc3339(HISTORY_START) } });
    for (let at = 0; at < history.drafts.length; at += 200) journal.append(history.drafts.slice(at, at + 200), 'A');
    const engine = ladderEngine({ durable: history.durable, at: HISTORY_END, journal });
    journal.flush();
    return { engine, journal };
  };

  const restarted = (image: string): { readonly durable: Durable; readonly types: readonly string[] } => {
    const journal = openTestJournal({ file: image, bootId: 'second' });
    expect(journal.verify()).toMatchObject({ ok: true, findings: [] });
    const loaded = loadState(journal, false);
    if (!loaded.ok) throw new Error(loaded.error.text);
    const types = [...journal.entries(-1)].map((entry) => entry.type);
    journal.close();
    return { durable: loaded.value.durable, types };
  };
  const text = (durable: Durable) => canonicalJson(encodeDurable(durable));

  const promotion = () => {
    const { engine, journal } = start(paperWeek());
    engine.run({ name: 'requestApproval', input: { request: { kind: 'PROMOTE' } } });
    engine.pass(5_000);
    const snapshot = requested(engine, { kind: 'PROMOTE' });
    return { engine, journal, act: () => expect(confirmed(engine, snapshot).ok).toBe(true) };
  };
  const demotion = () => {
    const { engine, journal } = start(liveWeek('LIVE_SCALED_2').add('SESSION_END', { reason: 'test' }));
    const act = () => engine.run({ name: 'demote', input: { to: 'LIVE_MINIMAL', how: 'WIND_DOWN' } });
    return { engine, journal, act };
  };
  const stop = () => {
    const { engine, journal } = start(paperWeek());
    return { engine, journal, act: () => engine.run({ name: 'emergencyStop', input: { source: 'button' } }) };
  };

  it.each([
    ['a promotion', promotion, 'LIVE_MINIMAL', 'T2'],
    ['a demotion', demotion, 'LIVE_MINIMAL', 'T4'],
    ['an emergency stop', stop, 'EMERGENCY_STOP', 'T6'],
  ] as const)(
    'AT-SM-3: killed between any two statements of %s, the state is old or new, never mixed, and audited',
    (...[, prepare, to, transition]) => {
      const { engine, journal, act } = prepare();
      journal.flush();
      const before = text(engine.state.durable);
      const images = new CrashImages(file, folder.path);
      images.during(act);
      const after = text(engine.state.durable);
      journal.close();
      const seen = images.files.map((image) => {
        const { durable, types } = restarted(image);
        const found = text(durable);
        expect([before, after]).toContain(found);
        expect(durable.modeState.mode === to).toBe(found === after);
        return { isNew: found === after, transitions: types.filter((type) => type === 'MODE_TRANSITION').length };
      });
      expect(seen.length).toBeGreaterThan(5);
      expect(seen[0]?.isNew).toBe(false);
      expect(seen.at(-1)?.isNew).toBe(true);
      // New means audited: the entry of the transition is there exactly then.
      const first = seen[0]?.transitions ?? 0;
      for (const { isNew, transitions } of seen) expect(transitions).toBe(isNew ? first + 1 : first);
      expect(engine.entries('MODE_TRANSITION').at(-1)).toMatchObject({ transition });
    },
  );
});
