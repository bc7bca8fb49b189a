import { usePart } from '../../store/viewStore.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { useStopStore } from '../stop/stopStore.ts';
import { lookGlyphs, lookName, lookOf } from './modeLook.ts';
import { modeDetail } from './modeDetail.ts';

/** The mode, announced by word, glyph, pattern and color, at the top of everything (UI-01, UI-12). */
export function ModeBand() {
  const desk = usePart('desk');
  if (desk === null) return <div className="mode-band" data-testid="mode-band" data-look="SETUP" />;
  const look = lookOf(desk);
  const Glyph = lookGlyphs[look];
  return (
    <div className="mode-band" data-testid="mode-band" data-look={look}>
      <Glyph size={16} strokeWidth={1.75} aria-hidden="true" />
      <strong data-testid="mode-name" className="mode-name">
        {lookName(look)}
      </strong>
      <ModeDetail />
      <EntriesBlocked />
    </div>
  );
}

function ModeDetail() {
  const desk = usePart('desk');
  const feed = usePart('feed');
  const vitals = usePart('vitals');
  const stop = usePart('stop');
  const now = useDeskNow();
  if (desk === null || feed === null || stop === null || now === null) return null;
  const text = modeDetail({ desk, feed, venue: vitals?.venue.name ?? 'any venue', incident: stop.incident, now });
  return (
    <span data-testid="mode-detail" className="mode-detail num" title={text}>
      {text}
    </span>
  );
}

/** Shown from the moment the desk says so, which is before anything is canceled or closed (UI-30). */
function EntriesBlocked() {
  const isStopped = usePart('desk')?.mode === 'EMERGENCY_STOP';
  const isAcknowledged = useStopStore((state) => state.isAcknowledged);
  if (!isStopped && !isAcknowledged) return null;
  return (
    <span data-testid="entries-blocked" className="entries-blocked">
      ENTRIES BLOCKED
    </span>
  );
}
