import { decimal } from '../../shared/values/decimal.ts';
import { formatUtilization } from '../format/limitUse.ts';

interface GaugeProps {
  /** Fractions as decimal text. */
  readonly value: string;
  readonly limit: string;
  readonly label: string;
  /** Where the levels stand, as shares of the limit. */
  readonly ticks?: readonly number[];
}

const DEFAULT_TICKS = [0.5, 0.75, 0.9, 1] as const;

/** 6 px bar of used limit with ticks (UI-14). The width is the only place where an amount becomes a float. */
export function Gauge({ value, limit, label, ticks = DEFAULT_TICKS }: GaugeProps) {
  const share = decimal(limit).isZero() ? 0 : decimal(value).div(decimal(limit)).toNumber();
  return (
    <span
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(Math.min(1, Math.max(0, share)) * 100)}
      aria-valuetext={`${formatUtilization(value, limit)} of the limit`}
      className="gauge"
      data-zone={zoneOf(share)}
    >
      <span className="gauge-fill" style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
      {ticks.map((tick) => (
        <span key={tick} className="gauge-tick" style={{ left: `${tick * 100}%` }} />
      ))}
    </span>
  );
}

function zoneOf(share: number): 'low' | 'warn' | 'high' | 'over' {
  if (share < 0.5) return 'low';
  if (share < 0.9) return 'warn';
  return share < 1 ? 'high' : 'over';
}
