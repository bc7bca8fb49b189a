import { foldStop } from '../../store/screenStore.ts';
import { usePart } from '../../store/viewStore.ts';
import { stopProgress } from '../../../shared/view/stopProgress.ts';
import { formatClock, formatClockMs } from '../../format/times.ts';
import { Button } from '../../ui/Button.tsx';
import { CooldownPanel } from './CooldownPanel.tsx';
import { StopLegs } from './StopLegs.tsx';
import { StopSteps } from './StopSteps.tsx';
import { UnresolvedView } from './UnresolvedView.tsx';

/** What the stop did and does, step by step and leg by leg, with times from the trigger (UI-30). */
export function StopPanel() {
  const desk = usePart('desk');
  const incident = usePart('stop')?.incident ?? null;
  if (desk === null) return null;
  if (incident === null) return <section className="stop-panel" data-testid="stop-panel" aria-label="Emergency stop" />;
  const isOver = desk.phase === 'COOLDOWN' || desk.phase === 'AWAITING_APPROVAL';
  return (
    <section className="stop-panel" data-testid="stop-panel" data-phase={desk.phase ?? ''} aria-label="Emergency stop">
      <header className="stop-head">
        <h1 tabIndex={-1}>
          EMERGENCY STOP <span className="num">{incident.id}</span> {incident.book}
        </h1>
        <p>
          {incident.cause}: {incident.text}
          {incident.triggers > 1 ? `. Triggered ${incident.triggers} times; nothing was sent twice.` : ''}
        </p>
        <p className="num text-muted" data-value={incident.startedAt}>
          started {formatClockMs(incident.startedAt)} UTC
          {incident.cause === 'MANUAL' ? '' : ` by the ${incident.source}`}
        </p>
        {isOver ? (
          <Button testId="stop-fold" onClick={() => foldStop(true)}>
            Look at the desk
          </Button>
        ) : null}
      </header>
      <div className="stop-scroll">
        {isOver ? <CooldownPanel /> : null}
        {isOver ? null : <VenueSilent />}
        {desk.phase === 'UNRESOLVED' ? <UnresolvedView /> : null}
        <StopSteps />
        <StopLegs />
        <JournalLine />
      </div>
    </section>
  );
}

/** The venue cannot be reached: what stands meanwhile, and who else can close. */
function VenueSilent() {
  const venue = usePart('vitals')?.venue;
  const incident = usePart('stop')?.incident;
  if (venue?.state !== 'unreachable') return null;
  const { open } = stopProgress(incident?.legs ?? []);
  const symbols = open.map(({ symbol }) => symbol).join(', ');
  return (
    <p className="stop-silent" data-testid="stop-silent">
      {venue.name} does not answer{venue.since === null ? '' : ` (since ${formatClock(venue.since)} UTC)`}. Entries stay
      blocked, it is asked again and again, and stops that rest at the venue stay there.
      {symbols === '' ? '' : ` Close ${symbols} by hand if you can reach it.`}
    </p>
  );
}

function JournalLine() {
  const journal = usePart('desk')?.journal;
  const incident = usePart('stop')?.incident;
  if (journal === undefined || incident === null || incident === undefined) return null;
  return (
    <p className="stop-foot">
      <span className="text-muted">
        {journal.state === 'ok' ? `Journal: writing, #${journal.seq}.` : `Journal: ${journal.text}`}
      </span>
      <Button onClick={() => void navigator.clipboard.writeText(JSON.stringify(incident, null, 2))}>
        Copy receipts
      </Button>
    </p>
  );
}
