/** Two patches in a row as one, so that what arrived between two frames, or while hidden, is one store update (UI-80). */
import { logLimits } from '../../shared/ipc/limits.ts';
import type { LogName, ViewPatch } from '../../shared/ipc/view.ts';

type PatchRows = ViewPatch['rows'];
type PatchLogs = ViewPatch['logs'];

/** Applying the result equals applying the first and then the second. */
export function mergePatches(first: ViewPatch, second: ViewPatch): ViewPatch {
  return {
    parts: { ...first.parts, ...second.parts },
    rows: mergedRows(first.rows, second.rows),
    logs: mergedLogs(first.logs, second.logs),
  };
}

function mergedRows(first: PatchRows, second: PatchRows): PatchRows {
  const merged: PatchRows = { ...first, ...second };
  if (first.strategies && second.strategies) merged.strategies = { ...first.strategies, ...second.strategies };
  if (first.instruments && second.instruments) merged.instruments = { ...first.instruments, ...second.instruments };
  if (first.quotes && second.quotes) merged.quotes = { ...first.quotes, ...second.quotes };
  if (first.positions && second.positions) merged.positions = { ...first.positions, ...second.positions };
  if (first.orders && second.orders) merged.orders = { ...first.orders, ...second.orders };
  if (first.alerts && second.alerts) merged.alerts = { ...first.alerts, ...second.alerts };
  if (first.backtests && second.backtests) merged.backtests = { ...first.backtests, ...second.backtests };
  return merged;
}

function mergedLogs(first: PatchLogs, second: PatchLogs): PatchLogs {
  const merged: PatchLogs = { ...first, ...second };
  if (first.activity && second.activity) merged.activity = joined('activity', first.activity, second.activity);
  if (first.fills && second.fills) merged.fills = joined('fills', first.fills, second.fills);
  if (first.trades && second.trades) merged.trades = joined('trades', first.trades, second.trades);
  if (first.equity && second.equity) merged.equity = joined('equity', first.equity, second.equity);
  return merged;
}

const joined = <Line>(name: LogName, first: readonly Line[], second: readonly Line[]): Line[] =>
  [...first, ...second].slice(-logLimits[name]);
