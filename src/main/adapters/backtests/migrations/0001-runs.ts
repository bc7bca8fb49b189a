/**
 * Version 1: one row per run and what belongs to it. Money is TEXT; statistics are floats inside the two documents, which have schemas of their own.
 * What identifies a run's inputs and result are columns, so that paper and live can later be compared with it.
 */
export const runs = `
CREATE TABLE runs (
  id TEXT PRIMARY KEY, asked_at INTEGER NOT NULL, duration_ms INTEGER NOT NULL, app TEXT NOT NULL,
  strategy TEXT NOT NULL, strategy_version INTEGER NOT NULL, strategy_hash TEXT NOT NULL,
  parameters TEXT NOT NULL CHECK (json_valid(parameters)), parameters_hash TEXT NOT NULL,
  market_label TEXT NOT NULL, synthetic INTEGER NOT NULL, interval TEXT NOT NULL, fingerprint TEXT NOT NULL, market_hash TEXT NOT NULL,
  symbols TEXT NOT NULL CHECK (json_valid(symbols)), from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, bars INTEGER NOT NULL,
  settings_hash TEXT NOT NULL, mode TEXT NOT NULL, currency TEXT NOT NULL, start_equity TEXT NOT NULL, after_stop TEXT NOT NULL,
  seed INTEGER NOT NULL,
  end_kind TEXT NOT NULL, ended_at INTEGER NOT NULL, end_text TEXT NOT NULL, resumes INTEGER NOT NULL, end_equity TEXT NOT NULL,
  cash TEXT NOT NULL, open_positions INTEGER NOT NULL,
  orders INTEGER NOT NULL, fills INTEGER NOT NULL, signals INTEGER NOT NULL, refused INTEGER NOT NULL,
  maker_fees TEXT NOT NULL, taker_fees TEXT NOT NULL, slippage TEXT NOT NULL, filled_notional TEXT NOT NULL,
  performance TEXT NOT NULL CHECK (json_valid(performance)), evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  sharpe_per_day REAL, days INTEGER NOT NULL, known_variants INTEGER NOT NULL, declared_variants INTEGER NOT NULL,
  result_hash TEXT NOT NULL
) STRICT;
CREATE INDEX runs_by_time ON runs (asked_at);
CREATE INDEX runs_by_market ON runs (strategy, fingerprint, strategy_hash);
CREATE TABLE trades (
  run TEXT NOT NULL REFERENCES runs ON DELETE CASCADE, number INTEGER NOT NULL, symbol TEXT NOT NULL, side TEXT NOT NULL,
  quantity TEXT NOT NULL, entry_price TEXT NOT NULL, exit_price TEXT NOT NULL, realized_pnl TEXT NOT NULL, fees TEXT NOT NULL,
  net_pnl TEXT NOT NULL, r_multiple TEXT, reason TEXT NOT NULL, opened_at INTEGER NOT NULL, closed_at INTEGER NOT NULL,
  mae TEXT NOT NULL, mfe TEXT NOT NULL, mae_r TEXT, mfe_r TEXT, PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE points (
  run TEXT NOT NULL REFERENCES runs ON DELETE CASCADE, at INTEGER NOT NULL, equity TEXT NOT NULL, low TEXT NOT NULL, hold TEXT NOT NULL,
  PRIMARY KEY (run, at)
) STRICT, WITHOUT ROWID;
CREATE TABLE trips (
  run TEXT NOT NULL REFERENCES runs ON DELETE CASCADE, place INTEGER NOT NULL, at INTEGER NOT NULL, trigger TEXT NOT NULL, rule TEXT NOT NULL,
  level_from TEXT NOT NULL, level_to TEXT NOT NULL, value TEXT NOT NULL, level_limit TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE stops (
  run TEXT NOT NULL REFERENCES runs ON DELETE CASCADE, incident TEXT NOT NULL, cause TEXT NOT NULL, at INTEGER NOT NULL, flat_at INTEGER,
  equity_before TEXT NOT NULL, equity_after TEXT, resumed_at INTEGER, PRIMARY KEY (run, incident)
) STRICT, WITHOUT ROWID;
CREATE TABLE notes (
  run TEXT NOT NULL REFERENCES runs ON DELETE CASCADE, place INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;`;
