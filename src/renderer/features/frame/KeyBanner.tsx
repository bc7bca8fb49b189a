import { usePart } from '../../store/viewStore.ts';
import { SeverityBadge } from '../../ui/SeverityBadge.tsx';

/** The venue refuses the key: what that locks, and what to do, until a person has looked (RC-03). */
export function KeyBanner() {
  const account = usePart('account');
  if (account?.keyRefused == null) return null;
  return (
    <div className="link-banner key-banner" data-testid="key-banner">
      <SeverityBadge severity="P1" />
      <p>
        Key refused: {account.keyRefused}. Live is locked and strategies are halted; closing may fail too. Check the
        key, its rights and its IP list at {account.venue ?? 'the venue'}, store a working one under{' '}
        <a href="#/settings">Settings</a>, then release VENUE_KEY on <a href="#/risk">Risk</a>.
      </p>
    </div>
  );
}
