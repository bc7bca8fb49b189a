import { usePart, useViewStore } from '../../store/viewStore.ts';
import { useAgeMs } from '../../store/deskClock.ts';
import { formatAge, formatTime } from '../../format/times.ts';
import { Explanation } from '../../ui/Explanation.tsx';
import { Vital } from './Vital.tsx';

/** "Paper venue ok", "unreachable 41 s". */
export function VenueVital() {
  const venue = usePart('vitals')?.venue;
  const ageMs = useAgeMs(venue?.since ?? null);
  const isOk = venue?.state === 'ok';
  return (
    <Vital testId="vital-venue" label="" state={isOk ? 'ok' : 'abnormal'} content={<VenueExplanation />}>
      {venue === undefined ? null : (
        <span data-value={venue.state}>
          {venue.name} {venue.state}
          {isOk || ageMs === null ? '' : ` ${formatAge(ageMs)}`}
        </span>
      )}
    </Vital>
  );
}

const SIMULATED = 'The venue is simulated on this machine; it is restored from the journal at every start.';

function VenueExplanation() {
  const isSimulated = useViewStore(
    ({ view }) => view?.parts.desk.book !== 'LIVE' || view.parts.ladder.rehearsal !== 'NONE',
  );
  const venue = usePart('vitals')?.venue;
  const feed = usePart('feed');
  if (venue === undefined || feed === null) return null;
  return (
    <Explanation
      title="Venue"
      formula="answers to orders and account questions, and its streams"
      inputs={[
        ['Venue', venue.name],
        ['State', venue.state],
        ['Since', venue.since === null ? 'start' : `${formatTime(venue.since, feed.now)} UTC`],
      ]}
      rule="EB-12"
      {...(isSimulated ? { note: SIMULATED } : {})}
    />
  );
}
