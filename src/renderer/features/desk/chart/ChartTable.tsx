/** The bars as a table (UI-47). */
import { useMemo } from 'react';
import { DeskGrid } from '../table/DeskGrid.tsx';
import type { GridSource } from '../table/gridSource.ts';
import { useGridTable } from '../table/useGridTable.ts';
import { barColumns, barSort, type BarRow } from './barColumns.ts';
import type { Bar } from './barSeries.ts';

const noAttributes = () => ({});

export function ChartTable({ symbol, bars }: { readonly symbol: string; readonly bars: readonly Bar[] }) {
  const source = useMemo(() => barSource(symbol, bars), [symbol, bars]);
  const table = useGridTable(barColumns, barSort, false);
  return (
    <DeskGrid
      testId="chart-table"
      rowTestId="chart-table-row"
      label={`Bars of ${symbol}`}
      source={source}
      table={table}
      attributes={noAttributes}
      empty={null}
    />
  );
}

function barSource(symbol: string, bars: readonly Bar[]): GridSource<BarRow> {
  const rows = new Map(bars.map((bar) => [String(bar.openTime), { ...bar, symbol }]));
  const keys = [...rows.keys()];
  return { keys: () => keys, row: (_state, key) => rows.get(key) };
}
