/** What the Desk shows now: one symbol for chart and ticket, the chart's interval, the open tabs. Kept while other screens are open. */
import { create } from 'zustand';
import type { Interval } from '../../../shared/model/candle.ts';

export const tableTabs = ['positions', 'orders', 'fills', 'trades'] as const;
export type TableTab = (typeof tableTabs)[number];
export type ChartView = 'price' | 'equity';
/** Tabs of the one-column layouts (UI-41). */
export const columnTabs = ['chart', 'positions', 'orders', 'ticket', 'activity'] as const;
export type ColumnTab = (typeof columnTabs)[number];

interface DeskSelection {
  readonly symbol: string | null;
  readonly interval: Interval;
  readonly chartView: ChartView;
  readonly isChartTable: boolean;
  readonly tableTab: TableTab;
  readonly columnTab: ColumnTab;
  readonly sideTab: 'ticket' | 'activity';
}

export const useDeskSelection = create<DeskSelection>()(() => ({
  symbol: null,
  interval: '1h',
  chartView: 'price',
  isChartTable: false,
  tableTab: 'positions',
  columnTab: 'chart',
  sideTab: 'ticket',
}));

export const selectDesk = (change: Partial<DeskSelection>): void => useDeskSelection.setState(change);
