import type { VenueView } from '../../../../shared/ipc/contractVenue.ts';
import { SeverityBadge } from '../../../ui/SeverityBadge.tsx';
import { missingSummary } from './missingSummary.ts';

type Missing = VenueView['missing'];

/** What the venue lacks: what it is, what that means, what the desk does instead. What is essential comes first. */
export function MissingList({ missing }: { readonly missing: Missing }) {
  return (
    <div data-testid="venue-missing">
      <p className="venue-verdict" data-testid="venue-missing-summary">
        {missingSummary(missing)}
      </p>
      <ul className="venue-missing">
        {missing.map((each) => (
          <li key={each.code} data-code={each.code} data-essential={String(each.essential)}>
            {each.essential ? <SeverityBadge severity="P2" hasWord={false} /> : <span aria-hidden="true">•</span>}{' '}
            {each.what} <span className="venue-missing-means">{`${each.means} ${each.instead} (${each.code})`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
