/** The view as the renderer keeps it: the desk's snapshot plus the stable key list of each row set. */
import type { LogLine, LogName, PartName, Part, Row, RowSetName, ViewSnapshot } from '../../shared/ipc/view.ts';

export interface View {
  readonly parts: { readonly [Name in PartName]: Part<Name> };
  readonly rows: { readonly [Name in RowSetName]: Readonly<Record<string, Row<Name>>> };
  /** Keys of each row set in order of arrival; a new array only when a key comes or goes. */
  readonly keys: { readonly [Name in RowSetName]: readonly string[] };
  readonly logs: { readonly [Name in LogName]: readonly LogLine<Name>[] };
}

/** Takes over a whole snapshot. */
export function viewOf({ parts, rows, logs }: ViewSnapshot): View {
  return {
    parts,
    rows,
    logs,
    keys: {
      strategies: Object.keys(rows.strategies),
      instruments: Object.keys(rows.instruments),
      quotes: Object.keys(rows.quotes),
      positions: Object.keys(rows.positions),
      orders: Object.keys(rows.orders),
      alerts: Object.keys(rows.alerts),
      backtests: Object.keys(rows.backtests),
    },
  };
}
