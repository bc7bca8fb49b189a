import type { KeyCheckView } from '../../../../shared/ipc/contractVenue.ts';
import { formatTime } from '../../../format/times.ts';
import { useDeskNow } from '../../../store/deskClock.ts';
import { SeverityBadge } from '../../../ui/SeverityBadge.tsx';
import { permissionRows, type PermissionRow } from './permissionRows.ts';

/** The verdict, what the key may do row by row, and what the venue said. */
export function Permissions({ check }: { readonly check: KeyCheckView }) {
  const now = useDeskNow();
  return (
    <div data-testid="venue-check" data-holds={String(check.holds)}>
      <p className="venue-verdict" data-testid="venue-verdict">
        {`${check.text.replace(/\.?$/, '.')} Checked ${now === null ? '' : `${formatTime(check.checkedAt, now)} UTC`}.`}
      </p>
      <dl className="facts" data-testid="venue-permissions">
        {permissionRows(check).map((row) => (
          <div key={row.name} data-state={row.state}>
            <dt>{row.name}</dt>
            <dd>
              <Mark state={row.state} /> {row.text}
            </dd>
          </div>
        ))}
      </dl>
      {check.findings.length === 0 ? null : (
        <ul className="venue-findings" data-testid="venue-findings">
          {check.findings.map((finding, place) => (
            // The lines have no identity but their place.
            <li key={place}>{finding}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Never by color alone. */
function Mark({ state }: { readonly state: PermissionRow['state'] }) {
  if (state === 'wrong') return <SeverityBadge severity="P2" hasWord={false} />;
  if (state === 'note') return <SeverityBadge severity="P3" hasWord={false} />;
  return <span aria-hidden="true">{state === 'ok' ? '✓' : '?'}</span>;
}
