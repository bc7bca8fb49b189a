/** Reads committed history for the desk's first view: newest rows last, money as decimal text. Works on any readable handle. */
import type { Statement } from 'better-sqlite3';
import { ok, type Result } from '../../../shared/base/result.ts';
import type { JournalLine } from '../../../shared/ipc/contractJournal.ts';
import type { LogLine } from '../../../shared/ipc/view.ts';
import type { Entry, EntryType } from '../../../shared/model/entry.ts';
import type { ReadableDatabase } from './database.ts';
import { schemaVersion } from './migrations.ts';
import { openReadable } from './openDatabase.ts';
import type { OpenFailure } from './openFailure.ts';
import { landmarkTypes } from './projections/landmarks.ts';
import { parseEntry } from './readEntries.ts';

/** A line of the fills log, with the decision price in place of the slippage that is computed from it. */
export type FillHistoryLine = Omit<LogLine<'fills'>, 'slippageBps'> & { readonly decisionPrice: string | null };

/** How far back entries of frequent types are searched, so that their absence does not cost a full read. */
const ENTRY_WINDOW = 100_000;

const LANDMARKS = `
  SELECT seq FROM landmarks WHERE type IN (SELECT value FROM json_each(?)) ORDER BY seq DESC LIMIT ?`;
const FREQUENT = `
  SELECT seq FROM entries WHERE seq > (SELECT max(seq) FROM journal) - ${ENTRY_WINDOW}
    AND type IN (SELECT value FROM json_each(?)) ORDER BY seq DESC LIMIT ?`;

const LINES = `
  SELECT seq, CAST(bytes AS TEXT) AS text, lower(hex(hash)) AS hash FROM journal WHERE seq <= ? ORDER BY seq DESC LIMIT ?`;

const FILLS = `
  SELECT f.trade_id AS tradeId, f.client_order_id AS orderId, f.book, f.symbol, f.side, o.role, f.quantity, f.price, f.fee,
    o.decision_price AS decisionPrice, f.venue_time AS at
  FROM fills f JOIN orders o ON o.client_order_id = f.client_order_id ORDER BY f.seq DESC LIMIT ?`;

const TRADES = `
  SELECT number, book, symbol, side, quantity, entry_price AS entry, exit_price AS exit, net_pnl AS netPnl, fees,
    r_multiple AS rMultiple, reason, source, opened_at AS openedAt, closed_at AS closedAt
  FROM trades ORDER BY seq DESC LIMIT ?`;

const EQUITY = 'SELECT book, at, equity FROM equity_samples ORDER BY seq DESC LIMIT ?';

const isLandmark = (type: EntryType): boolean => landmarkTypes.some((each) => each === type);

export class JournalReader {
  readonly #database: ReadableDatabase;

  constructor(database: ReadableDatabase) {
    this.#database = database;
  }

  /** The last entries of the types, newest last. Frequent types are searched in the last 100,000 entries, rare ones in all. */
  recentEntries(types: readonly EntryType[], limit: number): readonly Entry[] {
    const numbers = [
      ...this.#numbers(LANDMARKS, types.filter(isLandmark), limit),
      ...this.#numbers(
        FREQUENT,
        types.filter((type) => !isLandmark(type)),
        limit,
      ),
    ];
    const text = this.#prepare<[number], string>('SELECT CAST(bytes AS TEXT) FROM journal WHERE seq = ?')?.pluck();
    const last = numbers.sort((left, right) => right - left).slice(0, limit);
    return last.reverse().map((seq) => parseEntry(text?.get(seq) ?? ''));
  }

  #numbers(sql: string, types: readonly EntryType[], limit: number): readonly number[] {
    if (types.length === 0) return [];
    return this.#prepare<[string, number], number>(sql)?.pluck().all(JSON.stringify(types), limit) ?? [];
  }

  /** Null in a database that has no tables yet: the process that made it ended before it could. */
  #prepare<Parameters extends unknown[], Row>(sql: string): Statement<Parameters, Row> | null {
    return schemaVersion(this.#database) === 0 ? null : this.#database.prepare<Parameters, Row>(sql);
  }

  /** Stored entries from the number downwards, newest first, with the text that was hashed. */
  storedLines(to: number, limit: number): readonly JournalLine[] {
    return this.#prepare<[number, number], JournalLine>(LINES)?.all(to, limit) ?? [];
  }

  /** The last fills of all books. */
  recentFills(limit: number): readonly FillHistoryLine[] {
    return this.#prepare<[number], FillHistoryLine>(FILLS)?.all(limit).reverse() ?? [];
  }

  /** The last round trips of all books. */
  recentTrades(limit: number): readonly LogLine<'trades'>[] {
    return this.#prepare<[number], LogLine<'trades'>>(TRADES)?.all(limit).reverse() ?? [];
  }

  /** The last equity samples of all books. */
  recentEquity(limit: number): readonly LogLine<'equity'>[] {
    return this.#prepare<[number], LogLine<'equity'>>(EQUITY)?.all(limit).reverse() ?? [];
  }

  close(): void {
    this.#database.close();
  }
}

/** Opens the history of a database file on a read-only handle of its own. */
export function openJournalReader(file: string): Result<JournalReader, OpenFailure> {
  const opened = openReadable(file);
  return opened.ok ? ok(new JournalReader(opened.value)) : opened;
}
