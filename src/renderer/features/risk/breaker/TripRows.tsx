import type { Part } from '../../../../shared/ipc/view.ts';
import { withMinus } from '../../../format/minus.ts';
import { formatClock, formatDay, formatIso } from '../../../format/times.ts';
import { VirtualRows } from '../../../ui/VirtualRows.tsx';

const ROW_HEIGHT = 24;
const MAX_HEIGHT = 192;

/** Level changes, one line each. Newest first, as given. */
export function TripRows({ trips }: { readonly trips: Part<'breaker'>['history'] }) {
  if (trips.length === 0) return <p className="panel-empty">No trip.</p>;
  return (
    <div role="grid" aria-label="Trips" aria-rowcount={trips.length} className="history-rows">
      <VirtualRows
        count={trips.length}
        rowHeight={ROW_HEIGHT}
        maxHeight={MAX_HEIGHT}
        keyOf={(index) => String(trips[index]?.id ?? index)}
        label="Trips"
      >
        {(index) => {
          const trip = trips[index];
          return trip === undefined ? null : <TripRow trip={trip} index={index} />;
        }}
      </VirtualRows>
    </div>
  );
}

function TripRow({ trip, index }: { readonly trip: Part<'breaker'>['history'][number]; readonly index: number }) {
  const { at, trigger, from, to, value, limit, clearedAt, text, incident, rule } = trip;
  const cleared = clearedAt === null ? 'not cleared' : `cleared ${formatClock(clearedAt)}`;
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      className="trip-row"
      data-testid="trip-row"
      data-trigger={trigger}
      data-level={to}
      title={`${text} (${rule})`}
    >
      <span role="rowheader" className="num" title={formatIso(at)}>
        {formatDay(at)} {formatClock(at)}
      </span>
      <span role="gridcell">{trigger.replaceAll('_', ' ').toLowerCase()}</span>
      <span role="gridcell" className="num">
        {from} to {to}
      </span>
      <span role="gridcell" className="num">
        {limit === '' ? withMinus(value) : `${withMinus(value)} of ${limit}`}
      </span>
      <span role="gridcell" className="num text-muted">
        {cleared}
        {incident === null ? '' : `, ${incident}`}
      </span>
    </div>
  );
}
