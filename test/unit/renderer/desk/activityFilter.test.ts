import { describe, expect, it } from 'vitest';
import type { LogLine } from '../../../../src/shared/ipc/view.ts';
import { filterActivity } from '../../../../src/renderer/features/desk/activity/activityFilter.ts';

type Kind = LogLine<'activity'>['kind'];
const line = (seq: number, kind: Kind): LogLine<'activity'> => ({ seq, at: seq, kind, text: kind, who: 'you' });

describe('filterActivity', () => {
  const log = [line(1, 'ORDER'), line(2, 'FEED'), line(3, 'FILL'), line(4, 'LEVEL')];

  it('shows the newest first', () => {
    expect(filterActivity(log, 'ALL').map((each) => each.seq)).toEqual([4, 3, 2, 1]);
  });

  it('shows one group of kinds', () => {
    expect(filterActivity(log, 'ORDERS').map((each) => each.seq)).toEqual([3, 1]);
    expect(filterActivity(log, 'LEVELS').map((each) => each.seq)).toEqual([4]);
    expect(filterActivity(log, 'ALERTS')).toEqual([]);
  });

  it('shows the last five hundred', () => {
    const long = Array.from({ length: 600 }, (_, index) => line(index, 'ORDER'));
    const shown = filterActivity(long, 'ALL');
    expect(shown).toHaveLength(500);
    expect(shown[0]?.seq).toBe(599);
    expect(shown.at(-1)?.seq).toBe(100);
  });
});
