import { useState } from 'react';
import type { Part } from '../../../../shared/ipc/view.ts';
import { usePart } from '../../../store/viewStore.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Tabs, TabPanel } from '../../desk/tables/Tabs.tsx';
import { IncidentRows } from './IncidentRows.tsx';
import { TripRows } from './TripRows.tsx';
import { incidentsCsv, tripsCsv } from './historyCsv.ts';

type Kind = 'trips' | 'incidents';
type Breaker = Part<'breaker'>;

/** Every trip and every emergency stop, newest first, filtered and copied as CSV (EB-23). */
export function HistoryPanel() {
  const breaker = usePart('breaker');
  const [kind, setKind] = useState<Kind>('trips');
  const [filter, setFilter] = useState('');
  if (breaker === null) return null;
  const trips = matching(breaker.history, filter).toSorted((a, b) => b.at - a.at || b.id - a.id);
  const incidents = matching(breaker.incidents, filter).toSorted((a, b) => b.startedAt - a.startedAt);
  return (
    <Panel
      title="History"
      testId="breaker-history"
      facts={
        <Tabs
          label="Trips and incidents"
          group="history"
          choices={[
            { name: 'trips', label: `Trips ${breaker.history.length}` },
            { name: 'incidents', label: `Incidents ${breaker.incidents.length}` },
          ]}
          selected={kind}
          onSelect={setKind}
        />
      }
      tools={
        <>
          <input
            className="desk-input history-filter"
            data-testid="history-filter"
            aria-label="Filter the history"
            placeholder="Filter"
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <CopyButton testId="history-copy" text={() => (kind === 'trips' ? tripsCsv(trips) : incidentsCsv(incidents))}>
            Copy CSV
          </CopyButton>
        </>
      }
    >
      <TabPanel group="history" name={kind}>
        {kind === 'trips' ? <TripRows trips={trips} /> : <IncidentRows incidents={incidents} />}
      </TabPanel>
    </Panel>
  );
}

/** Rows in which any text holds what was typed. */
function matching<Row extends Breaker['history'][number] | Breaker['incidents'][number]>(
  rows: readonly Row[],
  typed: string,
): readonly Row[] {
  const wanted = typed.trim().toLowerCase();
  return wanted === '' ? rows : rows.filter((row) => Object.values(row).join(' ').toLowerCase().includes(wanted));
}
