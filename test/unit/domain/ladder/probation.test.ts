import { describe, expect, it } from 'vitest';
import {
  advanceProbation,
  judgeProbation,
  startProbation,
  type Probation,
  type ProbationEvent,
} from '../../../../src/main/domain/ladder/probation.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const HOUR = 3_600_000;
const settings = defaultSettings().probation;
const hours = (count: number): ProbationEvent => ({ type: 'ACTIVE', ms: count * HOUR });
const trade: ProbationEvent = { type: 'TRADE_CLOSED' };
const technical: ProbationEvent = { type: 'TECHNICAL_LEVEL' };
const risk: ProbationEvent = { type: 'RISK_LEVEL', text: 'DAILY_LOSS L2' };
const next = (probation: Probation, event: ProbationEvent) =>
  judgeProbation(advanceProbation(probation, event), settings);
const after = (...events: readonly ProbationEvent[]) => events.reduce(next, startProbation(unixMs(0)));

describe('probation', () => {
  it.each<[string, readonly ProbationEvent[], string]>([
    ['has just begun', [], 'RUNNING'],
    ['24 h without a trade', [hours(24)], 'RUNNING'],
    ['a trade and less than 24 h', [hours(23), trade], 'RUNNING'],
    ['24 h and then a trade', [hours(24), trade], 'PASSED'],
    ['a trade and then 24 h', [trade, hours(24)], 'PASSED'],
    ['a technical level that starts the count again', [trade, hours(23), technical, hours(23), trade], 'RUNNING'],
    ['24 clean hours with a trade after a technical level', [hours(20), technical, trade, hours(24)], 'PASSED'],
    ['72 h without a trade', [hours(72)], 'FAILED'],
    ['technical levels until the time is over', [hours(23), technical, hours(48), technical, hours(1)], 'FAILED'],
    ['a risk level', [hours(1), risk], 'FAILED'],
    ['72 h that end with everything served', [hours(71), trade], 'PASSED'],
  ])('judges %s', (_name, events, state) => {
    expect(after(...events).state).toBe(state);
  });

  it('says why it failed', () => {
    expect(after(risk).text).toBe('DAILY_LOSS L2');
    expect(after(hours(72)).text).toBe('not passed within 72 active hours');
  });

  it.each([
    ['PASSED', [trade, hours(24)]],
    ['FAILED', [risk]],
  ] as const)('stays %s whatever follows', (state, events) => {
    const ended = after(...events);
    for (const event of [hours(100), trade, technical, risk]) expect(next(ended, event)).toBe(ended);
    expect(ended.state).toBe(state);
  });
});
