/** Virtualized activity lines; they stand still while someone reads further down. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { LogLine } from '../../../../shared/ipc/view.ts';
import { formatIso, formatTime } from '../../../format/times.ts';
import { useViewStore } from '../../../store/viewStore.ts';

type Activity = LogLine<'activity'>;

const LINE_HEIGHT = 20;
const OVERSCAN = 8;
const READING_BELOW = 8;

export function ActivityLines({ newest }: { readonly newest: readonly Activity[] }) {
  const [held, setHeld] = useState<readonly Activity[] | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const lines = held ?? newest;
  const newer = held === null ? 0 : newerThan(newest, held[0]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN,
    useFlushSync: false,
    getItemKey: (index) => lines[index]?.seq ?? index,
  });
  const onScroll = (top: number): void => setHeld(top > READING_BELOW ? lines : null);
  return (
    <>
      <div
        ref={scroller}
        className="desk-activity-scroll"
        tabIndex={0}
        role="region"
        aria-label="Activity lines, newest first"
        onScroll={(event) => onScroll(event.currentTarget.scrollTop)}
      >
        <ol className="desk-activity-list" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const line = lines[index];
            if (line === undefined) return null;
            const place = { index, top: start, count: lines.length };
            return <ActivityLine key={key} line={line} {...place} measure={virtual.measureElement} />;
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

const newerThan = (newest: readonly Activity[], first: Activity | undefined): number =>
  first === undefined ? 0 : newest.filter((line) => line.seq > first.seq).length;

interface ActivityLineProps {
  readonly line: Activity;
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly measure: (element: Element | null) => void;
}

function ActivityLine({ line, index, count, top, measure }: ActivityLineProps) {
  return (
    <li
      ref={measure}
      data-index={index}
      data-testid="activity-line"
      data-kind={line.kind}
      data-seq={line.seq}
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ transform: `translateY(${top}px)` }}
    >
      <LineTime at={line.at} />
      <span className="desk-activity-text">
        {line.text}
        {line.who === '' ? null : <span className="desk-activity-who"> · {line.who}</span>}
      </span>
    </li>
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
