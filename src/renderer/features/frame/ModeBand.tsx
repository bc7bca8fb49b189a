import type { Part } from '../../../shared/ipc/view.ts';
import { usePart, useRows } from '../../store/viewStore.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { ModeChip } from '../../ui/ModeChip.tsx';
import { useStopStore } from '../stop/stopStore.ts';
import { lookGlyphs, lookName, lookOf, rehearsedMode } from './modeLook.ts';
import { modeDetail } from './modeDetail.ts';
import { probationWords } from './probationWords.ts';

/** The mode, announced by word, glyph, pattern and color, at the top of everything (UI-01, UI-12). */
export function ModeBand() {
  const desk = usePart('desk');
  if (desk === null) return <div className="mode-band" data-testid="mode-band" data-look="SETUP" />;
  const look = lookOf(desk);
  const Glyph = lookGlyphs[look];
  const inside = rehearsedMode(desk);
  return (
    <div className="mode-band" data-testid="mode-band" data-look={look}>
      <Glyph size={16} strokeWidth={1.75} aria-hidden="true" />
      <strong data-testid="mode-name" className="mode-name">
        {lookName(look)}
      </strong>
      {inside === null ? null : <ModeChip mode={inside} testId="mode-inside" />}
      <ModeDetail />
      <Probation />
      <EntriesBlocked />
    </div>
  );
}

function ModeDetail() {
  const desk = usePart('desk');
  const feed = usePart('feed');
  const vitals = usePart('vitals');
  const stop = usePart('stop');
  const rehearsal = usePart('ladder')?.rehearsal ?? 'NONE';
  const liveVenue = usePart('account')?.venue ?? null;
  const strategies = useRows('strategies');
  const now = useDeskNow();
  if (desk === null || feed === null || stop === null || now === null) return null;
  const venue = vitals?.venue.name ?? 'any venue';
  const strategy = runningStrategy(Object.values(strategies));
  const text = modeDetail({ desk, feed, venue, liveVenue, incident: stop.incident, rehearsal, strategy, now });
  return (
    <span data-testid="mode-detail" className="mode-detail num" title={text}>
      {text}
    </span>
  );
}

function runningStrategy(rows: readonly { name: string; version: string; status: string }[]): string | null {
  const [first, ...others] = rows.filter(({ status }) => status === 'RUNNING');
  return first === undefined || others.length > 0 ? null : `${first.name} ${first.version.slice(0, 8)}`;
}

/** "probation: 18 h 48 m of 24 h left"; it has no place in paper and none during a stop. */
function Probation() {
  const probation = usePart('ladder')?.probation ?? null;
  const mode: Part<'desk'>['mode'] = usePart('desk')?.mode ?? 'SETUP';
  if (probation === null || mode === 'EMERGENCY_STOP') return null;
  return (
    <span data-testid="mode-probation" className="mode-probation num" title={probationWords.rule}>
      {probationWords.left(probation)}
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
