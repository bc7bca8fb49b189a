import type { Part } from '../../../shared/ipc/view.ts';
import { usePart } from '../../store/viewStore.ts';
import { useAgeMs } from '../../store/deskClock.ts';
import { formatAge, formatTime } from '../../format/times.ts';
import { Explanation } from '../../ui/Explanation.tsx';
import { Vital } from './Vital.tsx';

/** "Paper venue ok", "unreachable 41 s", and how many orders there are in doubt. A long name is cut, what it does never. */
export function VenueVital() {
  const venue = usePart('vitals')?.venue;
  const unknown = usePart('account')?.unknown.length ?? 0;
  const ageMs = useAgeMs(venue?.since ?? null);
  const isOk = venue?.state === 'ok';
  return (
    <Vital
      testId="vital-venue"
      label=""
      state={isOk && unknown === 0 ? 'ok' : 'abnormal'}
      content={<VenueExplanation />}
    >
      {venue === undefined ? null : (
        <span className="venue-words" data-value={venue.state} title={venue.name}>
          {isOk ? <span className="venue-name">{venue.name}</span> : null}{' '}
          <span>
            {venue.state}
            {isOk || ageMs === null ? '' : ` ${formatAge(ageMs)}`}
            {unknown === 0 ? null : (
              <span data-testid="vital-unknown" data-value={unknown}>
                , {unknown} unknown
              </span>
            )}
          </span>
        </span>
      )}
    </Vital>
  );
}

const SIMULATED = 'The venue is simulated on this machine; it is restored from the journal at every start.';
const REHEARSED = 'Orders are sent there, but no real money is at stake: what happens counts for no real gate.';

function VenueExplanation() {
  const desk = usePart('desk');
  const ladder = usePart('ladder');
  const account = usePart('account');
  const venue = usePart('vitals')?.venue;
  const feed = usePart('feed');
  if (venue === undefined || feed === null || desk === null || ladder === null) return null;
  const note = noteOf(desk.book, ladder.rehearsal);
  return (
    <Explanation
      title="Venue"
      formula="answers to orders and account questions, and its streams"
      inputs={[
        ['Venue', venue.name],
        ['State', venue.state],
        ['Since', venue.since === null ? 'start' : `${formatTime(venue.since, feed.now)} UTC`],
        ...(account === null || desk.book !== 'LIVE' ? [] : accountInputs(account, feed.now)),
      ]}
      rule="EB-12"
      {...(note === null ? {} : { note })}
    />
  );
}

/** What is known of the account behind the venue; nothing where nothing is. */
function accountInputs(
  { venue, stream, health, comparedAt, unknown }: Part<'account'>,
  now: number,
): readonly (readonly [string, string])[] {
  if (venue === null) return [];
  const heard = health.streamAt === null ? 'nothing yet' : `${formatAge(now - health.streamAt)} ago`;
  return [
    ['Account stream', stream?.state === 'down' ? 'down' : `up, heard ${heard}`],
    ['Compared', comparedAt === null ? 'not yet' : `${formatTime(comparedAt, now)} UTC`],
    ['Requests in use', health.weightUsed === null ? 'n/a (no answer yet)' : `${Math.floor(health.weightUsed * 100)}%`],
    ['Orders in doubt', String(unknown.length)],
  ];
}

function noteOf(book: Part<'desk'>['book'], rehearsal: Part<'ladder'>['rehearsal']): string | null {
  if (book !== 'LIVE' || rehearsal === 'REPLAY' || rehearsal === 'STAND_IN') return SIMULATED;
  return rehearsal === 'VENUE' ? REHEARSED : null;
}
