import { stopProgress } from '../../../shared/view/stopProgress.ts';
import { usePart, useRows } from '../../store/viewStore.ts';
import { formatClock } from '../../format/times.ts';
import { VenueLink } from '../../ui/VenueLink.tsx';

/** The venue cannot be reached: what stands meanwhile, and who else can close (UI-30). */
export function VenueSilent() {
  const venue = usePart('vitals')?.venue;
  const incident = usePart('stop')?.incident;
  const positions = useRows('positions');
  if (venue?.state !== 'unreachable') return null;
  const symbols = [...new Set(stopProgress(incident?.legs ?? []).open.map(({ symbol }) => symbol))];
  const held = Object.values(positions).filter(({ book }) => book === incident?.book);
  const resting = held.filter(({ stopPlace }) => stopPlace === 'venue').length;
  return (
    <div className="stop-silent" data-testid="stop-silent">
      <p>
        {venue.name} does not answer{venue.since === null ? '' : ` (since ${formatClock(venue.since)} UTC)`}. Entries
        stay blocked, it is asked again and again.
        {held.length === 0 ? '' : ` Resting stops at the venue: ${resting} of ${held.length}.`}
        {symbols.length === 0 ? '' : ` Close ${symbols.join(', ')} by hand.`}
      </p>
      {symbols.map((symbol) => (
        <VenueLink key={symbol} symbol={symbol} testId="stop-silent-open" />
      ))}
    </div>
  );
}
