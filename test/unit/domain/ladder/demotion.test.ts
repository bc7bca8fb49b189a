import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demotionOf, type DemotionFacts } from '../../../../src/main/domain/ladder/demotion.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const settings = defaultSettings();
const facts = (overrides: Partial<DemotionFacts> = {}): DemotionFacts => ({
  mode: 'LIVE_SCALED_2',
  twr7d: { value: 0.001 },
  dailyLossLimit: decimal('0.02'),
  drawdownSinceStep: { value: 0.001 },
  cumulativeDrawdown: { value: 0.001 },
  probationFailure: null,
  stopsIn14d: 0,
  reconciliationFailingMs: null,
  credentialFailure: null,
  ...overrides,
});
const demoted = (overrides: Partial<DemotionFacts>) => demotionOf(facts(overrides), settings.demotion);

describe('demotionOf', () => {
  it('agrees with GC-084', () => {
    const modes = z.enum(['LIVE_MINIMAL', 'LIVE_SCALED_1', 'LIVE_SCALED_2']);
    const row = z.object({ mode: modes, twr7d: z.string().optional(), ddSinceStep: z.string().optional() });
    const { inputs, expected } = goldenCase('GC-084', {
      inputs: z.object({ rows: z.array(row) }),
      expected: z.object({ target: z.array(z.string().nullable()) }),
    });
    const found = inputs.rows.map(({ mode, twr7d, ddSinceStep }) => {
      const given = {
        mode,
        dailyLossLimit: settings.modes[mode].dailyLoss,
        ...(twr7d === undefined ? {} : { twr7d: { value: Number(twr7d) } }),
        ...(ddSinceStep === undefined ? {} : { drawdownSinceStep: { value: Number(ddSinceStep) } }),
      };
      return demoted(given)?.to ?? null;
    });
    expect(found).toEqual(expected.target);
  });

  it('demotes nobody without a reason, and for nothing that is not known', () => {
    expect(demoted({})).toBeNull();
    const unknown = { value: null, reason: 'TOO_FEW_OBS' } as const;
    const all = { twr7d: unknown, drawdownSinceStep: unknown, cumulativeDrawdown: { value: Number.NaN } };
    expect(demoted(all)).toBeNull();
  });

  it.each<[Partial<DemotionFacts>, { to: string; code: string; text: string; isRiskCause: boolean }]>([
    [
      { twr7d: { value: -0.020001 } },
      { to: 'LIVE_SCALED_1', code: 'WEEK_LOSS', text: 'Loss of 7 days 2.0001%, limit 2%', isRiskCause: true },
    ],
    [
      { drawdownSinceStep: { value: 0.025 } },
      {
        to: 'LIVE_SCALED_1',
        code: 'DRAWDOWN',
        text: 'Drawdown since the step 2.50%, limit 2%',
        isRiskCause: true,
      },
    ],
    [
      { probationFailure: 'not passed within 72 active hours' },
      {
        to: 'LIVE_SCALED_1',
        code: 'PROBATION',
        text: 'Probation failed: not passed within 72 active hours',
        isRiskCause: true,
      },
    ],
    [
      { stopsIn14d: 2 },
      {
        to: 'LIVE_SCALED_1',
        code: 'STOPS',
        text: '2 emergency stops in 14 days, 2 cost a step',
        isRiskCause: false,
      },
    ],
    [
      { reconciliationFailingMs: 3_600_001 },
      {
        to: 'LIVE_SCALED_1',
        code: 'RECONCILIATION',
        text: 'Reconciliation has failed for 60 min, limit 60 min',
        isRiskCause: false,
      },
    ],
    [
      { credentialFailure: 'The key may withdraw' },
      { to: 'LIVE_SCALED_1', code: 'CREDENTIALS', text: 'The key may withdraw', isRiskCause: false },
    ],
    [
      { cumulativeDrawdown: { value: 0.11 } },
      {
        to: 'PAPER',
        code: 'CUMULATIVE_DRAWDOWN',
        text: "Drawdown from the live book's peak 11.00%, limit 10%",
        isRiskCause: true,
      },
    ],
  ])('demotes on %o', (overrides, { to, code, text, isRiskCause }) => {
    expect(demoted(overrides)).toEqual({ to, reasons: [{ code, text }], isRiskCause });
  });

  it.each<[Partial<DemotionFacts>]>([
    [{ stopsIn14d: 1 }],
    [{ reconciliationFailingMs: 3_600_000 }],
    [{ cumulativeDrawdown: { value: 0.1 } }],
    [{ twr7d: { value: -0.02 } }],
  ])('keeps the rung at the limit: %o', (overrides) => {
    expect(demoted(overrides)).toBeNull();
  });

  it('lists every reason, and goes straight to PAPER when one of them says so', () => {
    const all = demoted({ stopsIn14d: 3, cumulativeDrawdown: { value: 0.2 } });
    expect(all?.to).toBe('PAPER');
    expect(all?.reasons.map((each) => each.code)).toEqual(['STOPS', 'CUMULATIVE_DRAWDOWN']);
    expect(all?.isRiskCause).toBe(true);
  });
});
