import type { Part } from '../../../../shared/ipc/view.ts';
import { usePart } from '../../../store/viewStore.ts';
import { formatCount, formatSignedMoney } from '../../../format/numbers.ts';
import { formatClock, formatDay, formatIso } from '../../../format/times.ts';
import { Value } from '../../../ui/Value.tsx';
import { VirtualRows } from '../../../ui/VirtualRows.tsx';

const ROW_HEIGHT = 40;
const MAX_HEIGHT = 200;

type Incident = Part<'breaker'>['incidents'][number];

/** Emergency stops: cause, time to flat, cost, who resumed. Newest first, as given. */
export function IncidentRows({ incidents }: { readonly incidents: readonly Incident[] }) {
  if (incidents.length === 0) return <p className="panel-empty">No emergency stop.</p>;
  return (
    <div role="grid" aria-label="Incidents" aria-rowcount={incidents.length} className="history-rows">
      <VirtualRows
        count={incidents.length}
        rowHeight={ROW_HEIGHT}
        maxHeight={MAX_HEIGHT}
        keyOf={(index) => incidents[index]?.id ?? String(index)}
        label="Incidents"
      >
        {(index) => {
          const incident = incidents[index];
          return incident === undefined ? null : <IncidentRow incident={incident} index={index} />;
        }}
      </VirtualRows>
    </div>
  );
}

function IncidentRow({ incident, index }: { readonly incident: Incident; readonly index: number }) {
  const currency = usePart('vitals')?.currency ?? '';
  const { id, cause, startedAt, flatMs, cost, positions, approver, resumedAt, text } = incident;
  const resumed = resumedAt === null ? 'not resumed' : `resumed ${formatDay(resumedAt)} ${formatClock(resumedAt)}`;
  return (
    <div role="row" aria-rowindex={index + 1} className="incident-row" data-testid="incident-row" data-cause={cause}>
      <span role="rowheader" className="num" title={formatIso(startedAt)}>
        {id} {formatDay(startedAt)} {formatClock(startedAt)}
      </span>
      <span role="gridcell">{cause.replaceAll('_', ' ').toLowerCase()}</span>
      <span role="gridcell" className="num">
        {flatMs === null ? 'never flat' : `flat in ${formatCount(flatMs)} ms`}, {positions} closed
      </span>
      <span role="gridcell">
        <Value value={cost} text={`${formatSignedMoney(cost, currency)} ${currency}`} />
      </span>
      <span role="gridcell" className="num text-muted">
        {resumed}
        {approver === null ? '' : `, ${approver}`}
      </span>
      <span role="gridcell" className="incident-text" title={text}>
        {text}
      </span>
    </div>
  );
}
