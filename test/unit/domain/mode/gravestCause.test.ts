import { describe, expect, it } from 'vitest';
import { gravestCause } from '../../../../src/main/domain/mode/gravestCause.ts';
import type { StopCause } from '../../../../src/shared/model/incident.ts';

describe('gravestCause', () => {
  it.each<[StopCause, StopCause[], StopCause]>([
    ['MANUAL', [], 'MANUAL'],
    ['MANUAL', ['LATENCY', 'TECHNICAL', 'DRILL'], 'MANUAL'],
    ['LATENCY', ['MANUAL'], 'LATENCY'],
    ['LATENCY', ['CORRELATION', 'MANUAL'], 'CORRELATION'],
    ['CORRELATION', ['DAILY_LOSS'], 'DAILY_LOSS'],
    ['DAILY_LOSS', ['DRAWDOWN', 'MANUAL'], 'DRAWDOWN'],
    ['DRAWDOWN', ['DAILY_LOSS'], 'DRAWDOWN'],
  ])('of %s and then %j is %s', (first, further, gravest) => {
    expect(gravestCause(first, further)).toBe(gravest);
  });
});
