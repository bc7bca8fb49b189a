/** What happened, newest first, one line each: time, what, why, who (UI-49). Lines stand still while someone reads further down. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LogLine } from '../../../../shared/ipc/view.ts';
import { formatIso, formatTime } from '../../../format/times.ts';
import { useLog, useViewStore } from '../../../store/viewStore.ts';
import { emptyText } from '../emptyTexts.ts';
import { activityFilters, filterActivity, type ActivityFilter } from './activityFilter.ts';

type Activity = LogLine<'activity'>;

const LINE_HEIGHT = 20;
const OVERSCAN = 8;
const READING_BELOW = 8;

export function ActivityFeed() {
  const [filter, setFilter] = useState<ActivityFilter>('ALL');
  const log = useLog('activity');
  const newest = useMemo(() => filterActivity(log, filter), [log, filter]);
  const [held, setHeld] = useState<readonly Activity[] | null>(null);
  useEffect(() => setHeld(null), [filter]);
  const lines = held ?? newest;
  return (
    <section
      className="desk-pane desk-activity"
      aria-label="Activity"
      data-testid="activity-feed"
      data-state={lines.length === 0 ? 'empty' : 'ok'}
    >
      <header className="desk-pane-head">
        <h2>Activity</h2>
        <span className="desk-hint">UTC</span>
        <select
          className="desk-input"
          data-testid="activity-filter"
          aria-label="Kinds of activity"
          value={filter}
          onChange={(event) => {
            const chosen = activityFilters.find((each) => each.filter === event.currentTarget.value);
            if (chosen !== undefined) setFilter(chosen.filter);
          }}
        >
          {activityFilters.map((each) => (
            <option key={each.filter} value={each.filter}>
              {each.label}
            </option>
          ))}
        </select>
      </header>
      {lines.length === 0 ? (
        <p className="desk-empty">{emptyText('activity', null)}</p>
      ) : (
        <ActivityLines
          lines={lines}
          newer={held === null ? 0 : newerThan(newest, held[0])}
          onRead={(isReading) => setHeld((before) => (isReading ? (before ?? newest) : null))}
        />
      )}
    </section>
  );
}

const newerThan = (newest: readonly Activity[], first: Activity | undefined): number =>
  first === undefined ? 0 : newest.filter((line) => line.seq > first.seq).length;

interface ActivityLinesProps {
  readonly lines: readonly Activity[];
  /** Lines that came while someone reads further down. */
  readonly newer: number;
  readonly onRead: (isReading: boolean) => void;
}

function ActivityLines({ lines, newer, onRead }: ActivityLinesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN,
    useFlushSync: false,
    getItemKey: (index) => lines[index]?.seq ?? index,
  });
  return (
    <>
      <div
        ref={scroller}
        className="desk-activity-scroll"
        tabIndex={0}
        role="region"
        aria-label="Activity lines, newest first"
        onScroll={(event) => onRead(event.currentTarget.scrollTop > READING_BELOW)}
      >
        <ol className="desk-activity-list" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            return line === undefined ? null : (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                data-testid="activity-line"
                data-kind={line.kind}
                data-seq={line.seq}
                aria-setsize={lines.length}
                aria-posinset={item.index + 1}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <LineTime at={line.at} />
                <span className="desk-activity-text">
                  {line.text}
                  {line.who === '' ? null : <span className="desk-activity-who"> · {line.who}</span>}
                </span>
              </li>
            );
          })}
        </ol>
      </div>
      {newer > 0 && (
        <button type="button" className="desk-resort" onClick={() => virtual.scrollToIndex(0)}>
          {newer} newer
        </button>
      )}
    </>
  );
}

function LineTime({ at }: { readonly at: number }) {
  const text = useViewStore((state) => formatTime(at, state.view?.parts.feed.now ?? at));
  return (
    <time className="num" dateTime={formatIso(at)} title={formatIso(at)}>
      {text}
    </time>
  );
}
