/** What the band says of a probation (UI-23, SM-15). */
import type { Part } from '../../../shared/ipc/view.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/values/time.ts';

type Probation = NonNullable<Part<'ladder'>['probation']>;

/** "18 h 48 m", "24 h", "0 h 3 m": whole minutes, cut. */
const hours = (ms: number): string => {
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  return `${Math.floor(ms / HOUR_MS)} h${minutes === 0 ? '' : ` ${minutes} m`}`;
};

export const probationWords = {
  left: ({ activeMs, needMs, trades, needTrades }: Probation): string => {
    const left = Math.max(0, needMs - activeMs);
    if (left > 0) return `probation: ${hours(left)} of ${hours(needMs)} left`;
    return `probation: ${trades} of ${needTrades} closed trades`;
  },
  rule: 'Probation: levels begin at half of the limits, and any L2 from a risk cause demotes one step (SM-15).',
} as const;
