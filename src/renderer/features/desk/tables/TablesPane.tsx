/** The lower pane: positions, orders, fills and trades of the active book in tabs, with totals and tools beside them. */
import { useCallback, useState, type ReactNode } from 'react';
import { Watermark } from '../../../ui/Watermark.tsx';
import { selectDesk, useDeskSelection, type TableTab } from '../deskSelection.ts';
import { fillColumns, fillSort } from '../history/fillColumns.ts';
import { FillsTable } from '../history/FillsTable.tsx';
import { tradeColumns, tradeSort } from '../history/tradeColumns.ts';
import { TradesTable } from '../history/TradesTable.tsx';
import { orderColumns, orderSort } from '../orders/orderColumns.ts';
import { OrdersTable } from '../orders/OrdersTable.tsx';
import { positionColumns, positionSort } from '../positions/positionColumns.ts';
import { PositionsTable } from '../positions/PositionsTable.tsx';
import { useGridTable } from '../table/useGridTable.ts';
import { CancelEntries } from './CancelEntries.tsx';
import { clearNotice, useDeskNotice } from './deskNotice.ts';
import { PositionTotals } from './PositionTotals.tsx';
import { fillSource, orderSource, positionSource, tradeSource } from './sources.ts';
import { TableTools } from './TableTools.tsx';
import { TabPanel, Tabs, type TabChoice } from './Tabs.tsx';
import { useTableLabels } from './useTableLabels.ts';

interface TablesPaneProps {
  /** Fewer columns (UI-41). */
  readonly isNarrow: boolean;
  readonly tabs: readonly TableTab[];
}

interface TabContent {
  readonly tools: ReactNode;
  readonly table: ReactNode;
}

export function TablesPane({ isNarrow, tabs }: TablesPaneProps) {
  const stored = useDeskSelection((state) => state.tableTab);
  const tab = tabs.includes(stored) ? stored : (tabs[0] ?? 'positions');
  const labels = useTableLabels();
  const choices = tabs.map((name): TabChoice<TableTab> => ({ name, label: labels[name] }));
  const [filter, setFilter] = useState('');
  const content = useTabContent(filter, isNarrow)[tab];
  return (
    <section className="desk-pane desk-tables" aria-label="Positions and orders">
      <header className="desk-tables-head">
        {choices.length === 1 ? (
          <h2 id={`tables-tab-${tab}`} className="visually-hidden">
            {labels[tab]}
          </h2>
        ) : (
          <Tabs
            label="Tables"
            group="tables"
            choices={choices}
            selected={tab}
            onSelect={(name) => selectDesk({ tableTab: name })}
          />
        )}
        <div className="desk-tables-tools">
          {content.tools}
          <input
            className="desk-input desk-filter"
            data-testid="table-filter"
            aria-label="Filter rows by symbol"
            placeholder="Filter"
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
        </div>
      </header>
      <Notice />
      <TabPanel group="tables" name={tab} className="desk-tables-body">
        <Watermark />
        {content.table}
      </TabPanel>
    </section>
  );
}

function useTabContent(filter: string, isNarrow: boolean): Readonly<Record<TableTab, TabContent>> {
  const isMatch = useCallback(
    (row: { readonly symbol: string }) => row.symbol.includes(filter.trim().toUpperCase()),
    [filter],
  );
  const positions = useGridTable(positionColumns, positionSort, isNarrow);
  const orders = useGridTable(orderColumns, orderSort, isNarrow);
  const fills = useGridTable(fillColumns, fillSort, isNarrow);
  const trades = useGridTable(tradeColumns, tradeSort, isNarrow);
  return {
    positions: {
      tools: (
        <>
          <PositionTotals />
          <TableTools table={positions} source={positionSource} isMatch={isMatch} />
        </>
      ),
      table: <PositionsTable table={positions} isMatch={isMatch} />,
    },
    orders: {
      tools: (
        <>
          <CancelEntries />
          <TableTools table={orders} source={orderSource} isMatch={isMatch} />
        </>
      ),
      table: <OrdersTable table={orders} isMatch={isMatch} />,
    },
    fills: {
      tools: <TableTools table={fills} source={fillSource} isMatch={isMatch} />,
      table: <FillsTable table={fills} isMatch={isMatch} />,
    },
    trades: {
      tools: <TableTools table={trades} source={tradeSource} isMatch={isMatch} />,
      table: <TradesTable table={trades} isMatch={isMatch} />,
    },
  };
}

function Notice() {
  const text = useDeskNotice((state) => state.text);
  if (text === null) return null;
  return (
    <p role="note" className="desk-notice" data-testid="desk-notice">
      {text}
      <button type="button" className="desk-row-button" onClick={clearNotice}>
        Put away
      </button>
    </p>
  );
}
