/** The Desk (UI-43): chart, tables and ticket of the active book. Nothing on it can be removed, only resized. */
import { useRef } from 'react';
import { ActivityFeed } from './activity/ActivityFeed.tsx';
import { ChartPane } from './chart/ChartPane.tsx';
import { columnTabs, selectDesk, tableTabs, useDeskSelection, type ColumnTab } from './deskSelection.ts';
import './desk.css';
import type { DeskLayout } from './layout/deskLayout.ts';
import { PaneSeparator } from './layout/PaneSeparator.tsx';
import { useDeskLayout } from './layout/useDeskLayout.ts';
import { usePaneSizes } from './layout/usePaneSizes.ts';
import { TablesPane } from './tables/TablesPane.tsx';
import { TabPanel, Tabs } from './tables/Tabs.tsx';
import { useTableLabels } from './tables/useTableLabels.ts';
import { TicketPane } from './ticket/TicketPane.tsx';
import { RecoveryPanel } from '../recovery/RecoveryPanel.tsx';
import { useSymbolShortcut } from './useSymbolShortcut.ts';

export function DeskScreen() {
  const layout = useDeskLayout();
  useSymbolShortcut();
  const isOneColumn = layout === 'tabs' || layout === 'compact';
  return (
    <div className="desk-screen" data-testid="desk-screen" data-layout={layout}>
      <h1 tabIndex={-1} className="visually-hidden">
        Desk
      </h1>
      <RecoveryPanel />
      {isOneColumn ? <OneColumn /> : <ThreePanes key={layout} layout={layout} />}
    </div>
  );
}

function ThreePanes({ layout }: { readonly layout: DeskLayout }) {
  const container = useRef<HTMLDivElement>(null);
  const { sizes, move, reset } = usePaneSizes(container, layout);
  return (
    <div ref={container} className="desk-panes" style={{ gridTemplateColumns: `minmax(0, 1fr) 8px ${sizes.side}px` }}>
      <div className="desk-center" style={{ gridTemplateRows: `${sizes.chart}px 8px minmax(0, 1fr)` }}>
        <ChartPane />
        <PaneSeparator
          label="Height of the chart"
          orientation="horizontal"
          value={sizes.chart}
          testId="separator-chart"
          onMove={(pixels) => move({ chart: pixels })}
          onReset={reset}
        />
        <TablesPane isNarrow={layout === 'narrow'} tabs={tableTabs} />
      </div>
      <PaneSeparator
        label="Width of the ticket"
        orientation="vertical"
        value={sizes.side}
        testId="separator-side"
        onMove={(pixels) => move({ side: -pixels })}
        onReset={reset}
      />
      {layout === 'narrow' ? <SideTabs /> : <SideStack />}
    </div>
  );
}

function SideStack() {
  return (
    <div className="desk-side-stack">
      <TicketPane />
      <ActivityFeed />
    </div>
  );
}

const sideTabs = [
  { name: 'ticket', label: 'Ticket' },
  { name: 'activity', label: 'Activity' },
] as const;

function SideTabs() {
  const tab = useDeskSelection((state) => state.sideTab);
  return (
    <div className="desk-side-tabs">
      <Tabs
        label="Ticket and activity"
        group="side"
        choices={sideTabs}
        selected={tab}
        onSelect={(name) => selectDesk({ sideTab: name })}
      />
      <TabPanel group="side" name={tab} className="desk-tab-fill">
        {tab === 'ticket' ? <TicketPane /> : <ActivityFeed />}
      </TabPanel>
    </div>
  );
}

function OneColumn() {
  const tab = useDeskSelection((state) => state.columnTab);
  const { positions, orders } = useTableLabels();
  const labels: Record<ColumnTab, string> = {
    chart: 'Chart',
    positions,
    orders,
    ticket: 'Ticket',
    activity: 'Activity',
  };
  return (
    <div className="desk-column">
      <Tabs
        label="Parts of the Desk"
        group="column"
        choices={columnTabs.map((name) => ({ name, label: labels[name] }))}
        selected={tab}
        onSelect={(name) => selectDesk({ columnTab: name })}
      />
      <TabPanel group="column" name={tab} className="desk-tab-fill">
        <ColumnPart tab={tab} />
      </TabPanel>
    </div>
  );
}

function ColumnPart({ tab }: { readonly tab: ColumnTab }) {
  switch (tab) {
    case 'chart':
      return <ChartPane />;
    case 'positions':
      return <TablesPane isNarrow tabs={['positions']} />;
    case 'orders':
      return <TablesPane isNarrow tabs={['orders', 'fills', 'trades']} />;
    case 'ticket':
      return <TicketPane />;
    case 'activity':
      return <ActivityFeed />;
  }
}
