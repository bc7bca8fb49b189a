/** Applies one keyed patch to the view (UI-80). Untouched parts, rows and logs keep their identity. */
import { logLimits } from '../../shared/ipc/limits.ts';
import type { LogName, RowSetName, Row, ViewPatch } from '../../shared/ipc/view.ts';
import type { View } from './view.ts';

interface RowSet<Each> {
  readonly rows: Readonly<Record<string, Each>>;
  readonly keys: readonly string[];
}

/** Returns the next view; the one given is not changed. */
export function applyPatch(view: View, patch: ViewPatch): View {
  const next = {
    strategies: patchedRows(setOf(view, 'strategies'), patch.rows.strategies),
    instruments: patchedRows(setOf(view, 'instruments'), patch.rows.instruments),
    quotes: patchedRows(setOf(view, 'quotes'), patch.rows.quotes),
    positions: patchedRows(setOf(view, 'positions'), patch.rows.positions),
    orders: patchedRows(setOf(view, 'orders'), patch.rows.orders),
    alerts: patchedRows(setOf(view, 'alerts'), patch.rows.alerts),
    backtests: patchedRows(setOf(view, 'backtests'), patch.rows.backtests),
  };
  return {
    parts: patchedParts(view.parts, patch.parts),
    rows: {
      strategies: next.strategies.rows,
      instruments: next.instruments.rows,
      quotes: next.quotes.rows,
      positions: next.positions.rows,
      orders: next.orders.rows,
      alerts: next.alerts.rows,
      backtests: next.backtests.rows,
    },
    keys: {
      strategies: next.strategies.keys,
      instruments: next.instruments.keys,
      quotes: next.quotes.keys,
      positions: next.positions.keys,
      orders: next.orders.keys,
      alerts: next.alerts.keys,
      backtests: next.backtests.keys,
    },
    logs: {
      activity: grown('activity', view.logs.activity, patch.logs.activity),
      fills: grown('fills', view.logs.fills, patch.logs.fills),
      trades: grown('trades', view.logs.trades, patch.logs.trades),
      equity: grown('equity', view.logs.equity, patch.logs.equity),
    },
  };
}

const setOf = <Name extends RowSetName>(view: View, name: Name): RowSet<Row<Name>> => ({
  rows: view.rows[name],
  keys: view.keys[name],
});

function patchedParts(parts: View['parts'], changes: ViewPatch['parts']): View['parts'] {
  return {
    desk: changes.desk ?? parts.desk,
    feed: changes.feed ?? parts.feed,
    vitals: changes.vitals ?? parts.vitals,
    stop: changes.stop ?? parts.stop,
    ladder: changes.ladder ?? parts.ladder,
    evidence: changes.evidence ?? parts.evidence,
    breaker: changes.breaker ?? parts.breaker,
    exposure: changes.exposure ?? parts.exposure,
    correlation: changes.correlation ?? parts.correlation,
    account: changes.account ?? parts.account,
  };
}

function patchedRows<Each>(before: RowSet<Each>, changes?: Readonly<Record<string, Each | null>>): RowSet<Each> {
  if (changes === undefined) return before;
  const rows: Record<string, Each> = { ...before.rows };
  let hasOtherKeys = false;
  for (const [key, row] of Object.entries(changes)) {
    hasOtherKeys ||= (row === null) === key in rows;
    if (row === null) delete rows[key];
    else rows[key] = row;
  }
  return { rows, keys: hasOtherKeys ? Object.keys(rows) : before.keys };
}

function grown<Line>(name: LogName, log: readonly Line[], added: readonly Line[] | undefined): readonly Line[] {
  if (added === undefined || added.length === 0) return log;
  return [...log, ...added].slice(-logLimits[name]);
}
