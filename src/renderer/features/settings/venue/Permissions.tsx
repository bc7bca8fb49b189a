import type { KeyCheckView } from '../../../../shared/ipc/contractVenue.ts';
import { formatTime } from '../../../format/times.ts';
import { useDeskNow } from '../../../store/deskClock.ts';
import { SeverityBadge } from '../../../ui/SeverityBadge.tsx';
import { permissionRows, type PermissionRow } from './permissionRows.ts';

interface PermissionsProps {
  readonly check: KeyCheckView;
  /** What stands above already. */
  readonly told: string | null;
}

/** The verdict, what the key may do row by row, and what the venue said. */
export function Permissions({ check, told }: PermissionsProps) {
  const now = useDeskNow();
  const findings = check.findings.filter((finding) => finding !== told);
  return (
    <div data-testid="venue-check" data-holds={String(check.holds)}>
      <p className="venue-verdict" data-testid="venue-verdict">
        {`${check.text.charAt(0).toUpperCase()}${check.text.slice(1).replace(/\.?$/, '.')} Checked ${now === null ? '' : `${formatTime(check.checkedAt, now)} UTC`}.`}
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
      {findings.length === 0 ? null : (
        <ul className="venue-findings" data-testid="venue-findings">
          {findings.map((finding, place) => (
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
