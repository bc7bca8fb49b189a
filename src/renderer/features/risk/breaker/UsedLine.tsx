import { HOUR_MS } from '../../../../shared/values/time.ts';
import { useDeskNow } from '../../../store/deskClock.ts';
import { formatClock } from '../../../format/times.ts';
import { usedHistoryOf } from './usedHistory.ts';

const WIDTH = 240;
const HEIGHT = 48;
const SPAN_MS = 24 * HOUR_MS;

interface UsedLineProps {
  readonly trigger: string;
  /** Now; null where there is no value. */
  readonly used: number | null;
}

/** Share of the limit over the last day, as far as this window has seen it; the limit is the upper edge. */
export function UsedLine({ trigger, used }: UsedLineProps) {
  const now = useDeskNow();
  const seen = usedHistoryOf(trigger);
  const first = seen[0];
  if (now === null || first === undefined) return <p className="text-muted">No value in this window yet.</p>;
  const points = used === null ? seen : [...seen, { at: now, used }];
  const x = (at: number): string => (WIDTH - (Math.min(SPAN_MS, now - at) / SPAN_MS) * WIDTH).toFixed(1);
  const y = (share: number): string => (HEIGHT - Math.min(1, Math.max(0, share)) * HEIGHT).toFixed(1);
  return (
    <figure className="used-line">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={`Share of the limit over the last 24 hours, now ${used === null ? 'n/a' : `${(used * 100).toFixed(1)}%`}`}
      >
        {[0.5, 0.9].map((level) => (
          <line key={level} x1="0" x2={WIDTH} y1={y(level)} y2={y(level)} className="used-line-level" />
        ))}
        <polyline
          points={points.map((point) => `${x(point.at)},${y(point.used)}`).join(' ')}
          className="used-line-value"
        />
      </svg>
      <figcaption className="num">
        last 24 h, upper edge = limit; seen here since {formatClock(first.at)} UTC
      </figcaption>
    </figure>
  );
}
