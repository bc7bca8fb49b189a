import { useState } from 'react';
import { openDialog } from '../../store/screenStore.ts';
import { usePart, useRowKeys } from '../../store/viewStore.ts';
import { useAgeMs, useDeskNow } from '../../store/deskClock.ts';
import { formatCount } from '../../format/numbers.ts';
import { formatAge, formatClock, formatDay, formatLocalClock } from '../../format/times.ts';
import { SeverityBadge } from '../../ui/SeverityBadge.tsx';
import { Value } from '../../ui/Value.tsx';
import { ConnectionStatus } from './ConnectionStatus.tsx';
import { feedWords } from './feedWords.ts';
import { SoundStatus } from './SoundStatus.tsx';
import { ThemeToggle } from './ThemeToggle.tsx';

/** Where the numbers come from and whether they are kept (UI-25). Normal values are plain text; abnormal ones carry a badge. */
export function StatusBar({ isInert }: { readonly isInert: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const isLive = usePart('account')?.venue != null;
  return (
    <footer
      className="status-bar"
      data-testid="status-bar"
      role="contentinfo"
      inert={isInert}
      data-open={isOpen}
      data-live={isLive}
    >
      <FeedStatus />
      <ConnectionStatus />
      <JournalStatus />
      <div className="status-minor-group">
        <LatencyStatus />
        <SoundStatus />
        <PowerStatus />
        <HostStatus />
        <ThemeToggle />
        <button
          type="button"
          className="status-button status-minor"
          data-testid="status-keys"
          onClick={() => openDialog('shortcuts')}
        >
          Keys
        </button>
      </div>
      <button
        type="button"
        data-testid="status-more"
        className="status-button status-more"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        more
      </button>
      <TimeStatus />
    </footer>
  );
}

function FeedStatus() {
  const feed = usePart('feed');
  const ageMs = useAgeMs(usePart('vitals')?.data.quoteTime ?? null);
  const symbols = useRowKeys('quotes').length;
  if (feed === null) return null;
  const isAbnormal = feed.state === 'stale' || feed.state === 'outage' || feed.state === 'failed';
  return (
    <span data-testid="status-feed" data-state={feed.state} title={feed.text}>
      {isAbnormal ? <SeverityBadge severity="P2" hasWord={false} /> : null}
      <span className="num">
        {feedWords(feed, Math.max(symbols, feed.symbols), ageMs === null ? '' : formatAge(ageMs))}
      </span>
    </span>
  );
}

function LatencyStatus() {
  const latency = usePart('vitals')?.latency;
  if (latency === undefined || latency.p95Ms === null) return null;
  return (
    <span data-testid="status-latency" className="status-minor">
      Orders p95 <Value value={latency.p95Ms} text={`${formatCount(latency.p95Ms)} ms`} />
    </span>
  );
}

function JournalStatus() {
  const journal = usePart('desk')?.journal;
  const ageMs = useAgeMs(journal?.since ?? null);
  if (journal === undefined) return null;
  if (journal.state === 'failing') {
    return (
      <span data-testid="status-journal" data-state="failing" title={journal.text}>
        <SeverityBadge severity="P1" hasWord={false} /> Journal failing{ageMs === null ? '' : ` ${formatAge(ageMs)}`}
      </span>
    );
  }
  return (
    <span data-testid="status-journal" data-state="ok" title={journal.text}>
      Journal <Value value={journal.seq} text={`#${formatCount(journal.seq)}`} />
    </span>
  );
}

/** Sleep stops the desk: said where a book is open, and loudly where nothing keeps a live one awake (SM-20). */
function PowerStatus() {
  const desk = usePart('desk');
  if (desk === null || desk.workspace !== 'live' || desk.sleep === 'FREE') return null;
  const isBlocked = desk.sleep === 'BLOCKED';
  const isAbnormal = !isBlocked && desk.book === 'LIVE';
  return (
    <span
      data-testid="status-power"
      className={isAbnormal ? undefined : 'status-minor'}
      data-state={isAbnormal ? 'abnormal' : 'ok'}
      title={
        isBlocked
          ? 'The machine does not fall asleep by itself while this is so.'
          : 'A browser host cannot keep the machine awake: switch its sleep off. Only what rests at the venue protects while it sleeps.'
      }
    >
      {isAbnormal ? <SeverityBadge severity="P3" hasWord={false} /> : null}
      {isBlocked ? 'Sleep blocked' : 'Sleep not blocked'}
    </span>
  );
}

function HostStatus() {
  const desk = usePart('desk');
  if (desk === null) return null;
  const name = desk.host === 'electron' ? 'Electron' : 'Browser host';
  return (
    <span data-testid="status-host" className="status-minor" title={desk.hotkey.text}>
      {name} {desk.version}
      {desk.hotkey.active ? '' : ', hotkey here only'}
    </span>
  );
}

function TimeStatus() {
  const now = useDeskNow();
  const feed = usePart('feed');
  if (now === null) return null;
  const isRehearsal = feed?.kind === 'replay' || feed?.kind === 'generator';
  return (
    <span data-testid="status-time" className="num status-time" data-value={now}>
      {isRehearsal ? `${formatDay(now)} ${new Date(now).getUTCFullYear()} ` : ''}
      {formatClock(now)} UTC {isRehearsal ? 'feed time' : `${formatLocalClock(now)} local`}
    </span>
  );
}
