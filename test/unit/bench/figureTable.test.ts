import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../bench/figure.ts';
import { figureTable } from '../../../bench/figureTable.ts';

const append: Figure = {
  id: 'F2',
  name: 'Durable append',
  unit: 'ms',
  value: 1.23456,
  p99: 4,
  baseline: 1,
  goal: '<= 1.5 x baseline',
  holds: true,
};
const verify: Figure = {
  id: 'F3',
  name: 'Verify',
  unit: 'entries/s',
  value: 312_345.6,
  p99: null,
  baseline: null,
  goal: '>= 300,000',
  holds: false,
  details: { entries: 1_000_000, peakMb: 81.25 },
};

describe('figureTable', () => {
  it('lines the columns up and shows what is missed and what there is nothing to compare with', () => {
    expect(figureTable([append, verify]).split('\n')).toEqual([
      'id  figure          value    p99  baseline  unit       goal               holds',
      'F2  Durable append  1.235    4    1         ms         <= 1.5 x baseline  yes',
      'F3  Verify          312,346  -    -         entries/s  >= 300,000         NO',
      'F3: entries 1,000,000, peakMb 81.25',
    ]);
  });
});
