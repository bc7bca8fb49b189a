import type { Severity } from '../../shared/model/alert.ts';

const words = { P1: 'CRITICAL', P2: 'HIGH', P3: 'WARN', P4: 'INFO' } as const satisfies Record<Severity, string>;
const shapes = {
  P1: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  P2: 'M8 1l7 7-7 7-7-7z',
  P3: 'M8 1.5l7 13H1z',
  P4: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z',
} as const satisfies Record<Severity, string>;

/** Shape, code and word (UI-13); the color is never the only sign. */
export function SeverityBadge({
  severity,
  hasWord = true,
}: {
  readonly severity: Severity;
  readonly hasWord?: boolean;
}) {
  return (
    <span className="severity" data-severity={severity}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d={shapes[severity]} />
      </svg>
      <span>{severity}</span>
      {hasWord ? <span>{words[severity]}</span> : null}
    </span>
  );
}
