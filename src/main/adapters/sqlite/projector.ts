/** Runs the statements of every projection for one entry, and rebuilds all tables from the journal. */
import type { Statement } from 'better-sqlite3';
import type { WritableDatabase } from './database.ts';
import { alertsProjection } from './projections/alerts.ts';
import { equitySamplesProjection } from './projections/equitySamples.ts';
import { fillsProjection } from './projections/fills.ts';
import { incidentsProjection } from './projections/incidents.ts';
import { landmarksProjection } from './projections/landmarks.ts';
import { modeStateProjection } from './projections/modeState.ts';
import { ordersProjection } from './projections/orders.ts';
import { positionsProjection } from './projections/positions.ts';
import type { Projection } from './projections/projection.ts';
import { settingsProjection } from './projections/settings.ts';
import { tradesProjection } from './projections/trades.ts';

const projections: readonly Projection[] = [
  ordersProjection,
  fillsProjection,
  positionsProjection,
  tradesProjection,
  equitySamplesProjection,
  alertsProjection,
  incidentsProjection,
  modeStateProjection,
  settingsProjection,
  landmarksProjection,
];

/** Tables that can be rebuilt. */
export const projectedTables = projections.map((projection) => projection.table);

const PAGE = 500;

/** What a statement may read of an entry. */
interface ProjectedEntry {
  readonly seq: number;
  readonly at: number;
  readonly entry: string;
}

export class Projector {
  readonly #database: WritableDatabase;
  readonly #statements = new Map<string, Statement<[ProjectedEntry]>[]>();

  constructor(database: WritableDatabase) {
    this.#database = database;
    for (const { on, sql } of projections.flatMap((projection) => projection.statements)) {
      const statement = database.prepare<[ProjectedEntry]>(sql);
      for (const type of on) this.#statements.set(type, [...(this.#statements.get(type) ?? []), statement]);
    }
  }

  /** Applies one entry. Runs inside the transaction that records it. */
  project(type: string, entry: ProjectedEntry): void {
    for (const statement of this.#statements.get(type) ?? []) statement.run(entry);
  }

  /** Empties every projection table and fills it again, in one transaction. Returns the number of entries read. */
  rebuild(): number {
    const run = this.#database.transaction(() => {
      for (const table of projectedTables) this.#database.exec(`DELETE FROM ${table}`);
      return this.#projectAll();
    });
    return run.immediate();
  }

  #projectAll(): number {
    const page = this.#database.prepare<
      [number, number],
      { seq: number; type: string | null; ts: string | null; entry: string }
    >('SELECT seq, type, ts, text AS entry FROM entries WHERE seq > ? ORDER BY seq LIMIT ?');
    let count = 0;
    for (let after = -1; ;) {
      const rows = page.all(after, PAGE);
      for (const { seq, type, ts, entry } of rows) {
        // An entry that is no longer JSON cannot be projected; verification names it.
        if (type !== null && ts !== null) this.project(type, { seq, at: Date.parse(ts), entry });
        after = seq;
      }
      count += rows.length;
      if (rows.length < PAGE) return count;
    }
  }
}
