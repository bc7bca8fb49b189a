import { foldStop } from '../../store/screenStore.ts';
import { usePart } from '../../store/viewStore.ts';
import { formatCount, formatQuantity } from '../../format/numbers.ts';
import { formatClockMs } from '../../format/times.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { CooldownPanel } from './CooldownPanel.tsx';
import { StopLegs } from './StopLegs.tsx';
import { StopSteps } from './StopSteps.tsx';
import { UnresolvedView } from './UnresolvedView.tsx';
import { VenueSilent } from './VenueSilent.tsx';
import { receiptsCsv } from './receiptsCsv.ts';

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
        <Dust />
        <JournalLine />
      </div>
    </section>
  );
}

/** What is too small for the venue's rules stays, and is said to (ES-09). */
function Dust() {
  const legs = usePart('stop')?.incident?.legs ?? [];
  const dust = legs.filter(({ state }) => state === 'DUST');
  if (dust.length === 0) return null;
  const held = dust.map(({ symbol, atVenue }) => `${formatQuantity(atVenue)} ${symbol}`).join(', ');
  return <p className="num text-muted" data-testid="stop-dust">{`Dust: ${held}, left on purpose.`}</p>;
}

function JournalLine() {
  const journal = usePart('desk')?.journal;
  const incident = usePart('stop')?.incident;
  if (journal === undefined || incident === null || incident === undefined) return null;
  return (
    <p className="stop-foot">
      <span className="text-muted">
        {journal.state === 'ok' ? `Journal: writing, #${formatCount(journal.seq)}.` : `Journal: ${journal.text}`}
      </span>
      <CopyButton testId="stop-copy" text={() => JSON.stringify(incident, null, 2)}>
        Copy receipts
      </CopyButton>
      <CopyButton testId="stop-copy-csv" text={() => receiptsCsv(incident)}>
        Copy CSV
      </CopyButton>
    </p>
  );
}
