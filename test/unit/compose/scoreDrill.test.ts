import { describe, expect, it } from 'vitest';
import { scoreDrill, type DrillFacts } from '../../../src/main/compose/drill/scoreDrill.ts';
import { decimal } from '../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../src/shared/values/time.ts';

const AT = 1_767_600_000_000;

const trip = (trigger: string, to: 'L1' | 'L2' | 'L4', afterMs: number) => ({
  id: 1,
  trigger,
  rule: 'EB-02',
  from: 'L0' as const,
  to,
  value: '1',
  limit: '1',
  at: unixMs(AT + afterMs),
  clearedAt: null,
  text: '',
  incident: null,
});

const crash: DrillFacts = {
  kind: 'flash-crash',
  startedAt: AT - 5_000,
  trips: [trip('DAILY_LOSS', 'L1', 40_000), trip('DAILY_LOSS', 'L4', 72_500)],
  scenarioAt: AT,
  equityBefore: decimal('10000'),
  equityAfter: decimal('9890'),
  limit: decimal('0.01'),
  stopped: true,
  flatMs: 1_400,
  isFlat: true,
  lastLevel: 'L4',
};

describe('scoreDrill', () => {
  it('passes a crash that was stopped, flat, and within the gap', () => {
    expect(scoreDrill(crash)).toEqual({
      kind: 'flash-crash',
      startedAt: AT - 5_000,
      tripped: ['DAILY_LOSS L1 after 00:40', 'DAILY_LOSS L4 after 01:12'],
      flatMs: 1_400,
      loss: '110',
      passed: true,
      text: 'Loss 1.10 % of 10000, flat 1.4 s after the trigger: the daily loss has to stop everything.',
    });
  });

  it('allows a loss of the limit and half of it again, and no more', () => {
    expect(scoreDrill({ ...crash, equityAfter: decimal('9850') }).passed).toBe(true);
    expect(scoreDrill({ ...crash, equityAfter: decimal('9849.99') }).passed).toBe(false);
  });

  it.each<[string, Partial<DrillFacts>, string]>([
    ['nothing tripped', { trips: [] }, 'expected DAILY_LOSS L4, found no trip'],
    ['another trigger tripped', { trips: [trip('DRAWDOWN', 'L4', 0)] }, 'expected DAILY_LOSS L4, found DRAWDOWN L4'],
    ['nothing was stopped', { stopped: false }, 'expected an emergency stop, found none'],
    ['a position is left', { isFlat: false }, 'expected a flat book at the end, found positions'],
    [
      'an outage stopped the desk',
      { kind: 'feed-outage', trips: [trip('STALE_DATA', 'L2', 30_000)] },
      'expected no emergency stop, found one',
    ],
    [
      'an outage left a level',
      { kind: 'feed-outage', trips: [trip('STALE_DATA', 'L2', 30_000)], stopped: false, lastLevel: 'L1' },
      'expected L0 at the end, found L1',
    ],
  ])('does not pass when %s', (_, change, text) => {
    const score = scoreDrill({ ...crash, ...change });
    expect(score.passed).toBe(false);
    expect(score.text).toContain(text);
  });

  it('says of a trip before the scenario that it was before', () => {
    expect(scoreDrill({ ...crash, trips: [trip('CORRELATION', 'L1', -118_000)] }).tripped).toEqual([
      'CORRELATION L1 after -01:58',
    ]);
  });
});
