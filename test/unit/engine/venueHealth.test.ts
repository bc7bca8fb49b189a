import { describe, expect, it } from 'vitest';
import { offsetOf } from '../../../src/main/engine/breaker/venueHealth.ts';
import { money } from '../../../src/shared/values/money.ts';
import { unixMs } from '../../../src/shared/values/time.ts';

const asked = { sentAt: unixMs(10_000), answeredAt: unixMs(12_000) };
const answer = {
  kind: 'snapshot',
  venueTime: unixMs(10_000),
  positions: [],
  orders: [],
  balance: money('0'),
  setup: null,
} as const;

describe('offsetOf', () => {
  it('holds the venue time against the middle of question and answer', () => {
    expect(offsetOf({ ...answer, venueTime: unixMs(11_040) }, asked)).toBe(40);
  });

  it('takes the offset of one quick question where the answer carries it: many questions that waited say nothing', () => {
    expect(offsetOf({ ...answer, clockOffsetMs: 12 }, asked)).toBe(12);
    expect(offsetOf({ ...answer, clockOffsetMs: null }, asked)).toBeNull();
  });
});
