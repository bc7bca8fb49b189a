/** Which activity lines are shown: newest first, one group of kinds at a time, at most 500 (UI-49). */
import { logLimits } from '../../../../shared/ipc/limits.ts';
import type { LogLine } from '../../../../shared/ipc/view.ts';

type Activity = LogLine<'activity'>;
type Kind = Activity['kind'];

export type ActivityFilter = 'ALL' | 'ORDERS' | 'SIGNALS' | 'REFUSALS' | 'LEVELS' | 'ALERTS' | 'SYSTEM';

export interface ActivityFilterChoice {
  readonly filter: ActivityFilter;
  readonly label: string;
  readonly kinds: readonly Kind[];
}

export const activityFilters: readonly ActivityFilterChoice[] = [
  { filter: 'ALL', label: 'All kinds', kinds: [] },
  { filter: 'ORDERS', label: 'Orders and fills', kinds: ['ORDER', 'FILL'] },
  { filter: 'SIGNALS', label: 'Signals', kinds: ['SIGNAL'] },
  { filter: 'REFUSALS', label: 'Refusals', kinds: ['REFUSAL'] },
  { filter: 'LEVELS', label: 'Modes, levels, stops', kinds: ['MODE', 'LEVEL', 'STOP'] },
  { filter: 'ALERTS', label: 'Alerts', kinds: ['ALERT'] },
  { filter: 'SYSTEM', label: 'Feed and system', kinds: ['FEED', 'SYSTEM'] },
];

/** Lines of the log (oldest first) that pass the filter, newest first. */
export function filterActivity(lines: readonly Activity[], filter: ActivityFilter): readonly Activity[] {
  const kinds = activityFilters.find((each) => each.filter === filter)?.kinds ?? [];
  const recent = lines.slice(-logLimits.activity);
  return recent.filter((line) => kinds.length === 0 || kinds.includes(line.kind)).reverse();
}
