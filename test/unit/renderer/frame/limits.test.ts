import { describe, expect, it } from 'vitest';
import { limitFacts } from '../../../../src/renderer/features/frame/limitFacts.ts';
import { worstLimit } from '../../../../src/renderer/features/frame/worstLimit.ts';
import { buildView } from '../../../support/buildView.ts';

const { vitals, breaker, correlation } = buildView().parts;

describe('limitFacts', () => {
  it('says the next level of a loss and the move that reaches the limit', () => {
    const note = limitFacts.dayLoss.note(breaker);
    expect(note).toBe('Next: L1 at 0.75%. A full book that stands still reaches the limit after 5.0%.');
  });
  it('claims nothing that the breaker has not said', () => {
    expect(limitFacts.drawdown.note({ ...breaker, triggers: [] })).toBe(
      'The breaker has not reported on this limit yet.',
    );
  });
  it('leaves the move out where there is none', () => {
    const silent = { ...breaker, reachability: { daily: null, drawdown: null, text: '' } };
    expect(limitFacts.dayLoss.note(silent)).toBe('Next: L1 at 0.75%.');
  });
});

describe('worstLimit', () => {
  it('takes the most used of all six', () => {
    const idle = { ...correlation, rhoW: null };
    expect(worstLimit({ vitals, correlation: idle })).toBe('drawdown');
    expect(worstLimit({ vitals, correlation })).toBe('correlation');
    const slow = { ...vitals, latency: { p95Ms: 1_900, samples: 20, limitMs: 2_000 } };
    expect(worstLimit({ vitals: slow, correlation })).toBe('latency');
  });
  it('takes the first where nothing is used', () => {
    const none = { value: '0', limit: '0' };
    const quiet = { ...vitals, dayLoss: none, drawdown: none, gross: none, heat: none };
    const unknown = { ...quiet, latency: { p95Ms: null, samples: 0, limitMs: 2_000 } };
    expect(worstLimit({ vitals: unknown, correlation: { ...correlation, rhoW: null } })).toBe('dayLoss');
  });
});
