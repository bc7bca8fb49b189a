import type { EvidenceLine } from './evidenceLines.ts';

/** An interval on its scale, its point as a line, the middle as a tick. The numbers stand beside it: this one is for the eye. */
export function IntervalBar({ bar }: { readonly bar: NonNullable<EvidenceLine['bar']> }) {
  return (
    <span className="interval" aria-hidden="true">
      <span className="interval-middle" />
      <span
        className="interval-range"
        style={{ left: `${bar.low * 100}%`, width: `${Math.max(0.5, (bar.high - bar.low) * 100)}%` }}
      />
      {bar.point === null ? null : <span className="interval-point" style={{ left: `${bar.point * 100}%` }} />}
    </span>
  );
}
