import { describe, expect, it } from 'vitest';
import { evidencePanel, type EvidenceInput } from '../../../../src/main/domain/evidence/evidencePanel.ts';
import { evidenceView } from '../../../../src/main/domain/evidence/evidenceView.ts';
import { defined, metricReasons, undefinedFor } from '../../../../src/shared/evidence/metric.ts';
import { metricReasonText } from '../../../../src/shared/evidence/metricReasonText.ts';
import { evidencePart } from '../../../../src/shared/ipc/viewRisk.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { tradesOf } from '../../../support/buildTradeFact.ts';

const WEEK = [0.004, -0.0025, 0.0061, 0.0012, -0.0038, 0.0029, 0.0007];
const beside = {
  book: 'PAPER',
  maxDrawdown: defined(0.02),
  profitFactor: undefinedFor('NO_LOSSES'),
  declaredVariants: 0,
} as const;
const viewOf = (returns: readonly number[], overrides: Partial<EvidenceInput> = {}) => {
  const panel = evidencePanel({
    dailyReturns: returns.map((value, at) => ({ day: unixMs(at * 86_400_000), return: value, estimated: false })),
    trades: tradesOf([3, 1, 1]),
    attempt: 2,
    pastAttempts: [],
    isUndeclared: false,
    lossesToTrip: 3,
    settings: defaultSettings(),
    seed: 1,
    ...overrides,
  });
  return { panel, view: evidenceView(panel, beside) };
};

describe('evidenceView', () => {
  it('is what the contract of the window asks for', () => {
    for (const returns of [[], WEEK, [...WEEK, ...WEEK]]) {
      const { view } = viewOf(returns);
      expect(evidencePart.parse(view)).toEqual(view);
    }
  });

  it('shows the standard-error interval on fewer than ten days, the resampled one after', () => {
    const few = viewOf(WEEK);
    expect(few.view.sharpe.interval).toEqual(few.panel.sharpe.interval);
    const more = viewOf([...WEEK, ...WEEK]);
    expect(more.view.sharpe.interval).toEqual(more.panel.sharpe.bootstrap);
    expect(more.view.sharpe.interval).not.toEqual(more.panel.sharpe.interval);
  });

  it('says in words what is missing, what is doubtful and why a number is', () => {
    const { view } = viewOf(WEEK);
    expect(view.gradeRule).toBe(
      'D: less than C asks for (PSR 0.75, 14 days, 20 trades). Missing: 7 of 14 days, 3 of 20 trades.',
    );
    expect(view.warnings).toEqual([
      'Under 10 days or trades: too few to trust.',
      'The best trade is 60% of the profit.',
    ]);
    expect(view.profitFactor.reason).toBe('no losing trade (NO_LOSSES)');
    expect(view.deflated).toMatchObject({ attempts: 2, variants: 0, reason: null });
    expect(viewOf([], { trades: [] }).view.tripOdds).toBe('No closed trade yet.');
  });

  it('has nothing to add to an A', () => {
    const steady = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? 0.004 : -0.001));
    const { view } = viewOf(steady, { trades: tradesOf(steady.map((value) => value * 1000)), attempt: 1 });
    expect([view.grade, view.gradeRule.includes('Missing')]).toEqual(['A', false]);
    expect(view.warnings).toEqual([
      'Days depend on each other: sqrt(365) scaling unreliable.',
      'The best day is 62% of the profit.',
    ]);
  });
});

describe('metricReasonText', () => {
  it.each(metricReasons)('has a sentence for %s', (reason) => {
    expect(metricReasonText(reason)).toMatch(new RegExp(`^[a-z].* \\(${reason}\\)$`, 'i'));
  });
});
