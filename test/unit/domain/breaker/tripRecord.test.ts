import { describe, expect, it } from 'vitest';
import { afterChange, type LevelChange, type TripRecord } from '../../../../src/main/domain/breaker/tripRecord.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const change = (over: Partial<LevelChange>): LevelChange => ({
  trigger: 'DAILY_LOSS',
  rule: 'EB-02',
  from: 'L0',
  to: 'L1',
  value: '0.76%',
  limit: '1.00%',
  at: unixMs(1_000),
  text: 'daily loss 0.76%, L1 from 0.75%, limit 1.00%',
  incident: null,
  ...over,
});
const after = (...changes: readonly LevelChange[]): readonly TripRecord[] =>
  changes.reduce<readonly TripRecord[]>((trips, each) => afterChange(trips, each), []);

describe('afterChange', () => {
  it('keeps one record for each rise', () => {
    expect(after(change({}), change({ from: 'L1', to: 'L4', at: unixMs(2_000), incident: 'I7' }))).toEqual([
      { ...change({}), id: 1, clearedAt: null },
      { ...change({ from: 'L1', to: 'L4', at: unixMs(2_000), incident: 'I7' }), id: 2, clearedAt: null },
    ]);
  });

  it('ends the records above the level a trigger falls to, and no others', () => {
    const trips = after(
      change({}),
      change({ from: 'L1', to: 'L2' }),
      change({ trigger: 'CLOCK' }),
      change({ from: 'L2', to: 'L1', at: unixMs(9_000) }),
    );
    expect(trips.map((trip) => [trip.trigger, trip.to, trip.clearedAt])).toEqual([
      ['DAILY_LOSS', 'L1', null],
      ['DAILY_LOSS', 'L2', 9_000],
      ['CLOCK', 'L1', null],
    ]);
    const all = afterChange(trips, change({ from: 'L1', to: 'L0', at: unixMs(10_000) }));
    expect(all.map((trip) => trip.clearedAt)).toEqual([10_000, 9_000, null]);
  });

  it('keeps the last 200 and goes on counting', () => {
    const trips = after(...Array.from({ length: 201 }, () => change({})));
    expect([trips.length, trips[0]?.id, trips.at(-1)?.id]).toEqual([200, 2, 201]);
  });
});
