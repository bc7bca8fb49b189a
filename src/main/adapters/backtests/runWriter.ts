/** Writes a run and everything that belongs to it in one transaction. */
import type Database from 'better-sqlite3';
import type { BacktestRun } from '../../ports/backtests.ts';
import { sharpePerDay } from './sharpePerDay.ts';

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** The function that stores one run; throws, and changes nothing, when the database refuses any part of it. */
export function runWriter(database: Database.Database): (run: BacktestRun) => void {
  return database.transaction((run: BacktestRun) => {
    insert(database, 'runs', [runRow(run)]);
    insert(
      database,
      'trades',
      run.trades.map((trade) => tradeRow(run.id, trade)),
    );
    insert(
      database,
      'points',
      run.points.map(({ at, equity, low, hold }) => ({
        run: run.id,
        at,
        equity: String(equity),
        low: String(low),
        hold: String(hold),
      })),
    );
    insert(
      database,
      'trips',
      run.trips.map((trip, place) => tripRow(run.id, place, trip)),
    );
    insert(
      database,
      'stops',
      run.stops.map((stop) => stopRow(run.id, stop)),
    );
    insert(
      database,
      'notes',
      run.notes.map((text, place) => ({ run: run.id, place, text })),
    );
  });
}

/** Columns are those of the first row; every row has the same. */
function insert(database: Database.Database, table: string, rows: readonly Row[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const statement = database.prepare<[Row]>(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
  );
  for (const row of rows) statement.run(row);
}

function runRow(run: BacktestRun): Row {
  const { strategy, market, setup, end, counts, costs, performance, variants } = run;
  return {
    id: run.id,
    asked_at: run.askedAt,
    duration_ms: Math.round(run.durationMs),
    app: setup.app,
    strategy: strategy.id,
    strategy_version: strategy.version,
    strategy_hash: strategy.hash,
    parameters: JSON.stringify(strategy.parameters),
    parameters_hash: strategy.parametersHash,
    market_label: market.label,
    synthetic: market.synthetic ? 1 : 0,
    interval: market.interval,
    fingerprint: market.fingerprint,
    market_hash: market.hash,
    symbols: JSON.stringify(market.symbols),
    from_at: market.from,
    to_at: market.to,
    bars: market.bars,
    settings_hash: setup.settingsHash,
    mode: setup.mode,
    currency: setup.currency,
    start_equity: setup.equity,
    after_stop: setup.afterStop,
    seed: setup.seed,
    end_kind: end.kind,
    ended_at: end.at,
    end_text: end.text,
    resumes: end.resumes,
    end_equity: end.equity,
    cash: end.cash,
    open_positions: end.openPositions,
    ...counts,
    maker_fees: costs.makerFees,
    taker_fees: costs.takerFees,
    slippage: costs.slippage,
    filled_notional: costs.filledNotional,
    performance: JSON.stringify(performance),
    evidence: JSON.stringify(run.evidence),
    sharpe_per_day: sharpePerDay(performance),
    days: performance.dailyReturns,
    known_variants: variants.known,
    declared_variants: variants.declared,
    result_hash: run.resultHash,
  };
}

const tradeRow = (run: string, trade: BacktestRun['trades'][number]): Row => ({
  run,
  number: trade.number,
  symbol: trade.symbol,
  side: trade.side,
  quantity: trade.quantity,
  entry_price: trade.entryPrice,
  exit_price: trade.exitPrice,
  realized_pnl: trade.realizedPnl,
  fees: trade.fees,
  net_pnl: trade.netPnl,
  r_multiple: trade.rMultiple,
  reason: trade.reason,
  opened_at: trade.openedAt,
  closed_at: trade.closedAt,
  mae: trade.mae,
  mfe: trade.mfe,
  mae_r: trade.maeR,
  mfe_r: trade.mfeR,
});

const tripRow = (run: string, place: number, trip: BacktestRun['trips'][number]): Row => ({
  run,
  place,
  at: trip.at,
  trigger: trip.trigger,
  rule: trip.rule,
  level_from: trip.from,
  level_to: trip.to,
  value: trip.value,
  level_limit: trip.limit,
  text: trip.text,
});

const stopRow = (run: string, stop: BacktestRun['stops'][number]): Row => ({
  run,
  incident: stop.incident,
  cause: stop.cause,
  at: stop.at,
  flat_at: stop.flatAt,
  equity_before: stop.equityBefore,
  equity_after: stop.equityAfter,
  resumed_at: stop.resumedAt,
});
