/** What happened, newest first, one line each: time, what, why, who (UI-49). */
import { useState } from 'react';
import { useLog } from '../../../store/viewStore.ts';
import { emptyText } from '../emptyTexts.ts';
import { activityFilters, filterActivity, type ActivityFilter } from './activityFilter.ts';
import { ActivityLines } from './ActivityLines.tsx';

export function ActivityFeed() {
  const [filter, setFilter] = useState<ActivityFilter>('ALL');
  const log = useLog('activity');
  const lines = filterActivity(log, filter);
  const state = lines.length === 0 ? 'empty' : 'ok';
  return (
    <section className="desk-pane desk-activity" aria-label="Activity" data-testid="activity-feed" data-state={state}>
      <header className="desk-pane-head">
        <h2>Activity</h2>
        <span className="desk-hint">UTC</span>
        <KindFilter filter={filter} onChoose={setFilter} />
      </header>
      {lines.length === 0 ? (
        <p className="desk-empty">{emptyText('activity', null)}</p>
      ) : (
        <ActivityLines key={filter} newest={lines} />
      )}
    </section>
  );
}

interface KindFilterProps {
  readonly filter: ActivityFilter;
  readonly onChoose: (filter: ActivityFilter) => void;
}

function KindFilter({ filter, onChoose }: KindFilterProps) {
  return (
    <select
      className="desk-input"
      data-testid="activity-filter"
      aria-label="Kinds of activity"
      value={filter}
      onChange={(event) => {
        const chosen = activityFilters.find((each) => each.filter === event.currentTarget.value);
        if (chosen !== undefined) onChoose(chosen.filter);
      }}
    >
      {activityFilters.map((each) => (
        <option key={each.filter} value={each.filter}>
          {each.label}
        </option>
      ))}
    </select>
  );
}
