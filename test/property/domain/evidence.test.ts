import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../../src/main/domain/evidence/bootstrap.ts';
import { evidencePanel, type EvidenceInput } from '../../../src/main/domain/evidence/evidencePanel.ts';
import { gradeEvidence } from '../../../src/main/domain/evidence/grade.ts';
import { judgeRecord } from '../../../src/main/domain/evidence/judgeRecord.ts';
import { normalCdf, normalQuantile } from '../../../src/main/domain/evidence/normal.ts';
import { resampledMean, resampledSharpe } from '../../../src/main/domain/evidence/resampleStatistics.ts';
import { wilsonInterval } from '../../../src/main/domain/evidence/wilson.ts';
import { evidencePanelSchema } from '../../../src/shared/evidence/evidencePanel.ts';
import { defined } from '../../../src/shared/evidence/metric.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { buildTradeFact } from '../../support/buildTradeFact.ts';

const HOUR = 3_600_000;
const floats = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
const returnsArbitrary = fc.array(floats(-0.2, 0.2), { minLength: 4, maxLength: 60 });

describe('normal distribution', () => {
  it('has a quantile that is the inverse of the distribution', () => {
    fc.assert(
      fc.property(floats(1e-12, 1 - 1e-12), (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-14);
      }),
    );
  });

  it('is symmetric and never falls', () => {
    fc.assert(
      fc.property(floats(-8, 8), floats(0, 1), (x, step) => {
        expect(Math.abs(normalCdf(x) + normalCdf(-x) - 1)).toBeLessThan(1e-14);
        expect(normalCdf(x + step)).toBeGreaterThanOrEqual(normalCdf(x) - 1e-15);
      }),
    );
  });
});

describe('evidence', () => {
  it('gives the same interval for the same seed, with its ends in order and within the data', () => {
    fc.assert(
      fc.property(returnsArbitrary, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (returns, seed) => {
        const statistics = [resampledMean(returns), resampledSharpe(returns, 365)];
        const plan = { seed, resamples: 100, confidence: 0.95 };
        const found = bootstrap(returns.length, statistics, plan);
        expect(bootstrap(returns.length, statistics, plan)).toEqual(found);
        const mean = found[0]?.interval;
        expect(mean?.low).toBeLessThanOrEqual(mean?.high ?? NaN);
        expect(mean?.low).toBeGreaterThanOrEqual(Math.min(...returns) - 1e-12);
        expect(mean?.high).toBeLessThanOrEqual(Math.max(...returns) + 1e-12);
      }),
      { numRuns: 50 },
    );
  });

  it('has a Wilson interval that holds the observed share', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (wins, losses) => {
        if (wins + losses === 0) return;
        const found = wilsonInterval(wins, wins + losses, 0.95);
        const share = wins / (wins + losses);
        expect(found?.low).toBeLessThanOrEqual(share + 1e-12);
        expect(found?.high).toBeGreaterThanOrEqual(share - 1e-12);
      }),
    );
  });

  it('never gives a better grade for more tries', () => {
    const order = 'ABCD';
    fc.assert(
      fc.property(returnsArbitrary, fc.integer({ min: 1, max: 50 }), fc.nat(100), (returns, attempt, trades) => {
        const judge = (tries: number) =>
          judgeRecord({
            returns,
            trades,
            attempt: tries,
            declaredVariants: 0,
            pastAttempts: [],
            confidence: 0.95,
            isUndeclared: false,
          }).grading.grade;
        expect(order.indexOf(judge(attempt + 1))).toBeGreaterThanOrEqual(order.indexOf(judge(attempt)));
      }),
    );
  });

  it('calls every record of seven days a D', () => {
    const share = floats(0, 1).map(defined);
    const week = fc.record({ psr: share, deflated: share, days: fc.nat(7), trades: fc.nat(1000) });
    fc.assert(
      fc.property(week, (record) => {
        const facts = { ...record, minTrackRecordDays: defined(1), isUndeclared: false };
        expect(gradeEvidence(facts).grade).toBe('D');
      }),
    );
  });

  it('always has a panel that can be stored: finite numbers or reasons', () => {
    const settings = defaultSettings();
    const fast = { ...settings, evidence: { ...settings.evidence, bootstrapB: 100 } };
    const wild = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 12 });
    fc.assert(
      fc.property(wild, wild, fc.integer({ min: 1, max: 9 }), (returns, nets, attempt) => {
        const input: EvidenceInput = {
          dailyReturns: returns.map((value, day) => ({
            day: unixMs(day * 24 * HOUR),
            return: value,
            estimated: false,
          })),
          trades: nets.map((netPnl) => buildTradeFact({ netPnl, rMultiple: netPnl })),
          attempt,
          pastAttempts: [],
          isUndeclared: false,
          lossesToTrip: 3,
          settings: fast,
          seed: 1,
        };
        const panel = evidencePanel(input);
        expect(evidencePanelSchema.parse(panel)).toEqual(panel);
      }),
    );
  });
});
