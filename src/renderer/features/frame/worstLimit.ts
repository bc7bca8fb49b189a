/** The limit that is used most, for widths that show only one (UI-41). */
import type { Part } from '../../../shared/ipc/view.ts';
import { decimal, type Decimal } from '../../../shared/values/decimal.ts';
import type { LimitName } from './limitFacts.ts';

export type VitalLimit = LimitName | 'latency' | 'correlation';

const ZERO = decimal(0);
const share = (value: string, limit: string): Decimal =>
  decimal(limit).isZero() ? ZERO : decimal(value).div(decimal(limit));

interface Facts {
  readonly vitals: Part<'vitals'>;
  readonly correlation: Part<'correlation'>;
}

/** The first of the most used; a limit without a value counts as unused. */
export function worstLimit({ vitals, correlation }: Facts): VitalLimit {
  const { p95Ms, limitMs } = vitals.latency;
  const used: readonly (readonly [VitalLimit, Decimal])[] = [
    ...(['dayLoss', 'drawdown', 'gross', 'heat'] as const).map(
      (name) => [name, share(vitals[name].value, vitals[name].limit)] as const,
    ),
    ['latency', share(String(Math.round(p95Ms ?? 0)), String(limitMs))],
    ['correlation', share(correlation.rhoW ?? '0', correlation.limit)],
  ];
  return used.reduce((worst, each) => (each[1].greaterThan(worst[1]) ? each : worst), used[0] ?? ['dayLoss', ZERO])[0];
}
