/**
 * Version 1: journal, snapshots and projection tables.
 * Nothing is stored beside the hashed bytes that could disagree with them: the view computes type, book and time.
 * Tables with a key of text are kept in the order of the key, which saves a page in every commit.
 */
import type { Migration } from './migration.ts';

const journal = `
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE VIEW entries AS
SELECT seq, iif(json_valid(text), text ->> '$.type', NULL) AS type, iif(json_valid(text), text ->> '$.book', NULL) AS book,
  iif(json_valid(text), text ->> '$.ts', NULL) AS ts, text, lower(hex(hash)) AS hash
FROM (SELECT seq, CAST(bytes AS TEXT) AS text, hash FROM journal);
CREATE TRIGGER journal_keeps_entries BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal entries cannot be deleted'); END;
CREATE TRIGGER journal_keeps_content BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal entries cannot be changed'); END;
CREATE TRIGGER journal_stays_dense BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'journal entries are numbered without gaps'); END;
CREATE TABLE snapshots (
  seq INTEGER PRIMARY KEY, entry_hash BLOB NOT NULL, state TEXT NOT NULL, digest BLOB NOT NULL
) STRICT;`;

const orders = `
CREATE TABLE orders (
  client_order_id TEXT PRIMARY KEY, book TEXT NOT NULL, symbol TEXT NOT NULL, side TEXT NOT NULL, type TEXT NOT NULL,
  role TEXT NOT NULL, quantity TEXT NOT NULL, limit_price TEXT, trigger_price TEXT, time_in_force TEXT NOT NULL,
  reduce_only INTEGER NOT NULL, post_only INTEGER NOT NULL, source TEXT NOT NULL, signal_id TEXT NOT NULL, reason TEXT NOT NULL,
  status TEXT NOT NULL, venue_order_id TEXT, filled_quantity TEXT NOT NULL, average_price TEXT, stop_price TEXT,
  planned_risk TEXT NOT NULL, decision_price TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE fills (
  seq INTEGER PRIMARY KEY, trade_id TEXT NOT NULL, client_order_id TEXT NOT NULL, book TEXT NOT NULL, symbol TEXT NOT NULL,
  side TEXT NOT NULL, quantity TEXT NOT NULL, price TEXT NOT NULL, fee TEXT NOT NULL, liquidity TEXT NOT NULL,
  venue_time INTEGER NOT NULL, cash TEXT NOT NULL
) STRICT;`;

const positions = `
CREATE TABLE positions (
  book TEXT NOT NULL, symbol TEXT NOT NULL, quantity TEXT NOT NULL, average_entry TEXT NOT NULL, stop_price TEXT,
  planned_risk TEXT NOT NULL, realized_pnl TEXT NOT NULL, fees TEXT NOT NULL, peak_quantity TEXT NOT NULL,
  entered_quantity TEXT NOT NULL, entered_notional TEXT NOT NULL, exited_quantity TEXT NOT NULL, exited_notional TEXT NOT NULL,
  source TEXT NOT NULL, opened_at INTEGER NOT NULL, PRIMARY KEY (book, symbol)
) STRICT, WITHOUT ROWID;
CREATE TABLE trades (
  seq INTEGER PRIMARY KEY, number INTEGER NOT NULL, book TEXT NOT NULL, symbol TEXT NOT NULL, side TEXT NOT NULL,
  quantity TEXT NOT NULL, entry_price TEXT NOT NULL, exit_price TEXT NOT NULL, realized_pnl TEXT NOT NULL, fees TEXT NOT NULL,
  net_pnl TEXT NOT NULL, r_multiple TEXT, source TEXT NOT NULL, reason TEXT NOT NULL, opened_at INTEGER NOT NULL,
  closed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE equity_samples (
  seq INTEGER PRIMARY KEY, book TEXT NOT NULL, at INTEGER NOT NULL, equity TEXT NOT NULL, risk_equity TEXT NOT NULL,
  cash TEXT NOT NULL, unrealized TEXT NOT NULL, gross TEXT NOT NULL
) STRICT;`;

const states = `
CREATE TABLE alerts (
  key TEXT PRIMARY KEY, type TEXT NOT NULL, severity TEXT NOT NULL, state TEXT NOT NULL, book TEXT, symbol TEXT,
  rule TEXT NOT NULL, text TEXT NOT NULL, meaning TEXT NOT NULL, action TEXT NOT NULL, deadline TEXT NOT NULL,
  count INTEGER NOT NULL, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE incidents (
  id TEXT PRIMARY KEY, book TEXT NOT NULL, cause TEXT NOT NULL, source TEXT NOT NULL, text TEXT NOT NULL,
  triggers INTEGER NOT NULL, started_at INTEGER NOT NULL, phase TEXT NOT NULL, flat_at INTEGER, cooldown_ends_at INTEGER,
  cost TEXT NOT NULL, unresolved_at INTEGER, report TEXT, entry_seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE mode_state (
  id INTEGER PRIMARY KEY CHECK (id = 1), mode TEXT NOT NULL, run TEXT NOT NULL, phase TEXT, mode_before TEXT,
  changed_at INTEGER NOT NULL, entry_seq INTEGER NOT NULL
) STRICT;
CREATE TABLE landmarks (type TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (type, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE settings (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, hash_before TEXT, hash_after TEXT NOT NULL, settings TEXT NOT NULL
) STRICT;`;

export const migration0001: Migration = { version: 1, sql: [journal, orders, positions, states].join('\n') };
