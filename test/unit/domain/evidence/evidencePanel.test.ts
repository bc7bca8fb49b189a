import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { concentrationOf } from '../../../../src/main/domain/evidence/concentration.ts';
import { dependenceOf } from '../../../../src/main/domain/evidence/dependence.ts';
import { evidencePanel, type EvidenceInput } from '../../../../src/main/domain/evidence/evidencePanel.ts';
import type { DailyReturn } from '../../../../src/main/domain/metrics/dailyReturns.ts';
import { evidencePanelSchema } from '../../../../src/shared/evidence/evidencePanel.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { buildTradeFact, tradesOf } from '../../../support/buildTradeFact.ts';
import { expectClose } from '../../../support/expectClose.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const DAY = 86_400_000;
const daysOf = (returns: readonly number[]): readonly DailyReturn[] =>
  returns.map((value, at) => ({ day: unixMs(at * DAY), return: value, estimated: false }));
const returnsOf = (id: string): readonly number[] =>
  goldenCase(id, { inputs: z.object({ r: z.array(z.number()) }), expected: z.unknown() }).inputs.r;
const input = (overrides: Partial<EvidenceInput> = {}): EvidenceInput => ({
  dailyReturns: daysOf(returnsOf('GC-057')),
  trades: tradesOf([3, -1, -1, 2, 2]),
  attempt: 1,
  pastAttempts: [],
  isUndeclared: false,
  lossesToTrip: 3,
  settings: defaultSettings(),
  seed: 1,
  ...overrides,
});

describe('evidencePanel', () => {
  it('shows everything EV-01 asks for, of a week', () => {
    const panel = evidencePanel(input());
    expect(evidencePanelSchema.parse(panel)).toEqual(panel);
    expect([panel.days, panel.trades, panel.confidence, panel.grade, panel.tooFew]).toEqual([7, 5, 0.95, 'D', true]);
    // GC-037 and GC-057.
    expectClose(panel.sharpe.point.value, 6.69829856661);
    expect(panel.psr.map(({ benchmark }) => benchmark)).toEqual([0, 0.5]);
    expectClose(panel.psr[0]?.value.value, 0.79545084502);
    expectClose(panel.minTrackRecordDays.value, 24.8227079932);
    expectClose(panel.minTrackRecordProgress, 7 / 24.8227079932);
    expect([panel.deflated.tries, panel.deflated.benchmarkAnnual.value]).toEqual([1, 0]);
    expectClose(panel.deflated.value.value, 0.79545084502);
    expect(panel.sentence).toBe('7 days cannot tell this from luck; about 25 would.');
    expect(panel.gatePowerText).toContain('A no-skill book passes Sharpe >= 0.5 on 7 days 47% of the time');
    expect(panel.gradeRule).toBe('D: less than C asks for (PSR 0.75, 14 days, 20 trades).');
    expect(panel.gradeMissing).toEqual(['7 of 14 days', '5 of 20 trades']);
    // Root of (1 + SR^2/2)/7 times root of 365, SR per day 0.350604971042.
    expectClose(panel.sharpe.standardError.value, 7.43960062, 1e-6);
    expectClose((panel.sharpe.interval?.high ?? 0) - 6.69829856661, 1.959963984540054 * 7.43960062, 1e-6);
    expectClose(panel.winRate.point.value, 0.6);
    expectClose(panel.winRate.interval?.low, 0.230724, 1e-5);
    expect(panel.expectancy.point.value).toBe(1);
    expect(panel.expectancyR).toEqual({ point: { value: null, reason: 'NO_PLANNED_STOP' }, bootstrap: null });
    expect(panel.sharpe.bootstrap?.low).toBeLessThan(6.7);
    expect(panel.sharpe.bootstrap?.high).toBeGreaterThan(6.7);
    expect(panel.expectancy.bootstrap?.low).toBeLessThan(1);
    expect(panel.expectancy.bootstrap?.high).toBeGreaterThan(1);
  });

  it('counts attempts and declared variants as tries', () => {
    const defaults = defaultSettings();
    const settings = { ...defaults, evidence: { ...defaults.evidence, declaredVariants: 2 } };
    const panel = evidencePanel(input({ dailyReturns: daysOf(returnsOf('GC-058')), attempt: 3, settings }));
    expect(panel.deflated.tries).toBe(5);
    expectClose(panel.deflated.value.value, 0.438004133192);
    expectClose(panel.deflated.benchmarkAnnual.value, 4.23097104982);
    expect(panel.sentence).toBe('30 days cannot tell this from luck; about 86 would.');
  });

  it('gives the odds of a run of losses at the win rate so far (EV-11)', () => {
    const trades = tradesOf([...Array.from({ length: 9 }, () => 1), ...Array.from({ length: 11 }, () => -1)]);
    const panel = evidencePanel(input({ trades }));
    expectClose(panel.tripOdds?.odds, 0.869126643593);
    expect(panel.tripOdds?.text).toBe(
      'At this win rate (45%), 3 losses in a row within 20 trades happen 87% of the time.',
    );
  });

  it('has reasons instead of numbers before anything happened', () => {
    const panel = evidencePanel(input({ dailyReturns: [], trades: [] }));
    expect(evidencePanelSchema.parse(panel)).toEqual(panel);
    expect(panel.sharpe).toEqual({
      point: { value: null, reason: 'TOO_FEW_OBS' },
      bootstrap: null,
      standardError: { value: null, reason: 'TOO_FEW_OBS' },
      interval: null,
    });
    expect(panel.winRate).toEqual({ point: { value: null, reason: 'NO_TRADES' }, interval: null });
    expect([panel.psr[0]?.value.reason, panel.deflated.value.reason]).toEqual(['TOO_FEW_OBS', 'TOO_FEW_OBS']);
    expect([panel.tripOdds, panel.minTrackRecordProgress, panel.grade]).toEqual([null, 0, 'D']);
    expect(panel.sentence).toBe('0 days cannot tell anything yet.');
  });

  it('shows no interval where the Sharpe ratio itself has no value', () => {
    const panel = evidencePanel(input({ dailyReturns: daysOf([0.001, 0.001, 0.001, 0.001]) }));
    expect([panel.sharpe.point.reason, panel.sharpe.interval, panel.sharpe.bootstrap]).toEqual([
      'ZERO_VARIANCE',
      null,
      null,
    ]);
  });
});

describe('dependenceOf', () => {
  it('warns where one day tells about the next', () => {
    // Alternating signs: autocorrelation -(n - 1)/n = -0.875, beyond 2/sqrt 8 = 0.707.
    const found = dependenceOf([1, -1, 1, -1, 1, -1, 1, -1]);
    expectClose(found.autocorrelation.value, -0.875);
    expect(found.warning).toBe('Days depend on each other: sqrt(365) scaling unreliable.');
  });

  it('says nothing within two standard errors', () => {
    // Mean 0, products of neighbors 2 x (-1) x 2 + ... = -2 - 2 + 1 + ... by hand: [2,-1,-1,1,-1] gives (-2+1-1-1)/8.
    const found = dependenceOf([2, -1, -1, 1, -1]);
    expectClose(found.autocorrelation.value, -0.375);
    expect(found.warning).toBeNull();
  });

  it('is undefined on few days or without variance', () => {
    expect(dependenceOf([1, 2]).autocorrelation).toEqual({ value: null, reason: 'TOO_FEW_OBS' });
    expect(dependenceOf([1, 1, 1])).toEqual({
      autocorrelation: { value: null, reason: 'ZERO_VARIANCE' },
      warning: null,
    });
  });
});

describe('concentrationOf', () => {
  const at = (day: number) => unixMs(day * DAY + 1);
  const trade = (netPnl: number, day: number) => buildTradeFact({ netPnl, closedAt: at(day) });

  it('measures how much rests on the best trade and the best day', () => {
    const found = concentrationOf([trade(6, 1), trade(-2, 1), trade(5, 2), trade(1, 2)]);
    expect([found.bestTradeShare.value, found.withoutBestTrade.value]).toEqual([0.6, 4]);
    expect([found.bestDayShare.value, found.withoutBestDay.value]).toEqual([0.6, 4]);
    expect(found.note).toBe('The best trade is 60% of the profit.');
  });

  it('notes the best day where no single trade carries the result', () => {
    const found = concentrationOf([trade(4, 1), trade(4, 1), trade(2, 2)]);
    expect(found.note).toBe('The best day is 80% of the profit.');
    expect(concentrationOf([trade(1, 1), trade(1, 2)]).note).toBeNull();
  });

  it('has no shares without a profit, and nothing without trades', () => {
    expect(concentrationOf([trade(3, 1), trade(-3, 2)])).toMatchObject({
      bestTradeShare: { value: null, reason: 'NO_PROFIT' },
      withoutBestTrade: { value: -3 },
      note: null,
    });
    expect(concentrationOf([]).withoutBestDay).toEqual({ value: null, reason: 'NO_TRADES' });
  });
});
