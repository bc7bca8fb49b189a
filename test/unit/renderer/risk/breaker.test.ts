import { describe, expect, it } from 'vitest';
import { gaugeTicks } from '../../../../src/renderer/features/risk/breaker/gaugeTicks.ts';
import { incidentsCsv, tripsCsv } from '../../../../src/renderer/features/risk/breaker/historyCsv.ts';
import { triggerOrder } from '../../../../src/renderer/features/risk/breaker/triggerOrder.ts';
import { waitingForPerson } from '../../../../src/renderer/features/risk/breaker/waitingForPerson.ts';
import { withReading } from '../../../../src/renderer/features/risk/breaker/usedHistory.ts';
import { buildView } from '../../../support/buildView.ts';

const [daily] = buildView().parts.breaker.triggers;
if (daily === undefined) throw new Error('the view has triggers');
const trigger = (name: string, change: Partial<typeof daily> = {}) => ({ ...daily, trigger: name, ...change });

describe('triggerOrder', () => {
  it('sorts by level, then by use, both descending, and what has no value last', () => {
    const order = triggerOrder([
      trigger('A', { used: 0.2 }),
      trigger('B', { used: null }),
      trigger('C', { used: 0.1, level: 'L2' }),
      trigger('D', { used: 0.9 }),
      trigger('E', { used: 1.2, level: 'L1' }),
    ]);
    expect(order).toEqual(['C', 'E', 'D', 'A', 'B']);
  });
  it('keeps ties in the order of the rules', () => {
    expect(triggerOrder([trigger('B', { rule: 'EB-10' }), trigger('A', { rule: 'EB-02' })])).toEqual(['A', 'B']);
  });
});

describe('gaugeTicks', () => {
  it('marks 50, 75, 90 and 100 %', () => {
    expect(gaugeTicks('DAILY_LOSS', 'PAPER', false)).toEqual([0.5, 0.75, 0.9, 1]);
    expect(gaugeTicks('DRAWDOWN', 'LIVE_SCALED_1', false)).toEqual([0.5, 0.75, 0.9, 1]);
  });
  it('begins L1 at 50 % for the daily loss in Scaled and for both losses in probation', () => {
    expect(gaugeTicks('DAILY_LOSS', 'LIVE_SCALED_1', false)).toEqual([0.5, 0.9, 1]);
    expect(gaugeTicks('DAILY_LOSS', 'LIVE_MINIMAL', true)).toEqual([0.5, 0.9, 1]);
    expect(gaugeTicks('DRAWDOWN', 'LIVE_MINIMAL', true)).toEqual([0.5, 0.9, 1]);
    expect(gaugeTicks('LATENCY', 'LIVE_MINIMAL', true)).toEqual([0.5, 0.75, 0.9, 1]);
  });
});

describe('withReading', () => {
  const MINUTE = 60_000;
  const DAY = 86_400_000;
  it('keeps one point a minute', () => {
    const first = withReading({}, [trigger('A', { used: 0.1 })], 0);
    const early = withReading(first, [trigger('A', { used: 0.2 })], MINUTE - 1);
    const due = withReading(early, [trigger('A', { used: 0.3 })], MINUTE);
    expect(due).toEqual({
      A: [
        { at: 0, used: 0.1 },
        { at: MINUTE, used: 0.3 },
      ],
    });
  });
  it('keeps a day, and nothing of a time that went back', () => {
    const first = withReading({}, [trigger('A', { used: 0.1 })], 0);
    expect(withReading(first, [trigger('A', { used: 0.2 })], DAY)).toEqual({ A: [{ at: DAY, used: 0.2 }] });
    const later = withReading({}, [trigger('A', { used: 0.1 })], DAY);
    expect(withReading(later, [trigger('A', { used: 0.2 })], 5)).toEqual({ A: [{ at: 5, used: 0.2 }] });
  });
  it('adds nothing where there is no value', () => {
    expect(withReading({}, [trigger('A', { used: null })], 0)).toEqual({ A: [] });
  });
});

describe('waitingForPerson', () => {
  const latched = [{ trigger: 'MISMATCH', text: 'L3: a difference' }];
  const start = { code: 'RESTART', text: 'Started with a live book.', since: null, clears: '', rule: 'SM-19' };
  it('lists what latched, what was set by hand and the start, each once', () => {
    expect(waitingForPerson({ latched, manual: 'L1' }, { blockers: [start] }).map(({ trigger }) => trigger)).toEqual([
      'MANUAL',
      'RESTART',
      'MISMATCH',
    ]);
    const listed = [{ trigger: 'MANUAL', text: 'L1: set by hand' }];
    expect(waitingForPerson({ latched: listed, manual: 'L1' }, { blockers: [] })).toEqual(listed);
  });
});

describe('historyCsv', () => {
  it('writes trips with ISO times', () => {
    const trip = {
      id: 3,
      trigger: 'LATENCY',
      rule: 'EB-05',
      from: 'L0',
      to: 'L2',
      value: '2,410 ms',
      limit: '2,000 ms',
      at: 1_722_837_600_000,
      clearedAt: null,
      text: 'p95 is high',
      incident: null,
    } as const;
    expect(tripsCsv([trip]).split('\r\n')[1]).toBe(
      '3,2024-08-05T06:00:00.000Z,LATENCY,EB-05,L0,L2,"2,410 ms","2,000 ms",,,p95 is high',
    );
  });
  it('writes incidents with their raw cost', () => {
    const incident = {
      id: 'I3',
      cause: 'MANUAL',
      startedAt: 1_722_837_600_000,
      flatMs: 212,
      cost: '-4.18',
      positions: 2,
      approver: 'trader',
      resumedAt: null,
      text: '=1+1',
    } as const;
    expect(incidentsCsv([incident]).split('\r\n')[1]).toBe(
      "I3,2024-08-05T06:00:00.000Z,MANUAL,212,-4.18,2,trader,,'=1+1",
    );
  });
});
