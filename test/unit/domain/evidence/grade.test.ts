import { describe, expect, it } from 'vitest';
import { evidenceSentence, type SentenceFacts } from '../../../../src/main/domain/evidence/evidenceSentence.ts';
import { gradeEvidence, type GradeFacts } from '../../../../src/main/domain/evidence/grade.ts';
import { defined, undefinedFor } from '../../../../src/shared/evidence/metric.ts';

const proof: GradeFacts = {
  psr: defined(0.95),
  deflated: defined(0.95),
  days: 30,
  minTrackRecordDays: defined(30),
  trades: 30,
  isUndeclared: false,
};
const gradeOf = (overrides: Partial<GradeFacts>) => gradeEvidence({ ...proof, ...overrides }).grade;

describe('gradeEvidence', () => {
  it.each<readonly [string, Partial<GradeFacts>, string]>([
    ['everything on the boundary', {}, 'A'],
    ['a deflated PSR below 0.95', { deflated: defined(0.9499) }, 'B'],
    ['fewer days than the track record needs', { minTrackRecordDays: defined(30.1) }, 'B'],
    ['no track record length', { minTrackRecordDays: undefinedFor('NOT_ABOVE_BENCHMARK') }, 'B'],
    ['PSR 0.90', { psr: defined(0.9), deflated: defined(0.5) }, 'B'],
    ['PSR below 0.90', { psr: defined(0.8999) }, 'C'],
    ['29 days', { days: 29, minTrackRecordDays: defined(5) }, 'C'],
    ['29 trades', { trades: 29 }, 'C'],
    ['PSR 0.75, 14 days, 20 trades', { psr: defined(0.75), days: 14, trades: 20 }, 'C'],
    ['PSR below 0.75', { psr: defined(0.7499) }, 'D'],
    ['13 days', { days: 13 }, 'D'],
    ['19 trades', { trades: 19 }, 'D'],
    [
      'a perfect week',
      { psr: defined(1), deflated: defined(1), days: 7, minTrackRecordDays: defined(2), trades: 300 },
      'D',
    ],
    ['a PSR that is undefined', { psr: undefinedFor('ZERO_VARIANCE') }, 'D'],
    ['a record that declares nothing', { isUndeclared: true }, 'D'],
  ])('with %s', (_case, overrides, expected) => {
    expect(gradeOf(overrides)).toBe(expected);
  });

  it('says what the next better grade lacks', () => {
    expect(gradeEvidence(proof).missing).toEqual([]);
    expect(gradeEvidence({ ...proof, deflated: defined(0.5), minTrackRecordDays: defined(84.2) }).missing).toEqual([
      'deflated PSR 0.50 of 0.95',
      '30 of 85 track record days',
    ]);
    expect(gradeEvidence({ ...proof, psr: defined(0.7499), days: 7, trades: 12 }).missing).toEqual([
      'PSR 0.74 of 0.75',
      '7 of 14 days',
      '12 of 20 trades',
    ]);
    const none = undefinedFor('TOO_FEW_OBS');
    expect(gradeEvidence({ ...proof, psr: none, deflated: none, minTrackRecordDays: none }).missing).toEqual([
      'PSR n/a of 0.75',
    ]);
    expect(gradeEvidence({ ...proof, psr: defined(0.9), deflated: none, minTrackRecordDays: none }).missing).toEqual([
      'PSR 0.90 of 0.95',
      'deflated PSR n/a of 0.95',
      '30 of n/a track record days',
    ]);
    expect(gradeEvidence({ ...proof, isUndeclared: true }).missing).toEqual([
      'fees, slippage, variants tried and data range must be declared',
    ]);
  });

  it('states the rule of the grade in words', () => {
    expect(gradeEvidence(proof).rule).toMatch(/^A: PSR and deflated PSR at least 0\.95/);
    expect(gradeEvidence({ ...proof, psr: defined(0.8) }).rule).toBe(
      'C: PSR at least 0.75, at least 14 days and 20 trades.',
    );
    expect(gradeEvidence({ ...proof, days: 7 }).rule).toBe('D: less than C asks for (PSR 0.75, 14 days, 20 trades).');
  });
});

describe('evidenceSentence', () => {
  const facts: SentenceFacts = {
    days: 7,
    minTrackRecordDays: defined(492.08),
    tries: 1,
    deflated: defined(0.57),
    grade: 'D',
  };
  it.each<readonly [Partial<SentenceFacts>, string]>([
    [{}, '7 days cannot tell this from luck; about 493 would.'],
    [{ minTrackRecordDays: defined(3952.4) }, '7 days cannot tell this from luck; about 3,953 would.'],
    [
      { minTrackRecordDays: undefinedFor('NOT_ABOVE_BENCHMARK') },
      '7 days show no edge: the Sharpe ratio is not above zero.',
    ],
    [{ days: 1, minTrackRecordDays: undefinedFor('TOO_FEW_OBS') }, '1 day cannot tell anything yet.'],
    [{ days: 0, minTrackRecordDays: undefinedFor('TOO_FEW_OBS') }, '0 days cannot tell anything yet.'],
    [
      { days: 60, minTrackRecordDays: defined(50), tries: 4, deflated: defined(0.8) },
      '60 days would tell a first try from luck; after 4 tries they cannot.',
    ],
    [
      { days: 60, minTrackRecordDays: defined(50), deflated: defined(0.96), grade: 'A' },
      '60 days tell this from luck; about 50 would have.',
    ],
    [
      { minTrackRecordDays: defined(5), deflated: defined(0.96) },
      '7 days look better than luck, but the record is too short to be trusted.',
    ],
    [
      { days: 60, minTrackRecordDays: defined(50), tries: 2, deflated: undefinedFor('ZERO_VARIANCE') },
      '60 days would tell a first try from luck; after 2 tries they cannot.',
    ],
    [
      { days: 1, minTrackRecordDays: undefinedFor('NOT_ABOVE_BENCHMARK') },
      '1 day shows no edge: the Sharpe ratio is not above zero.',
    ],
    [
      { days: 1, minTrackRecordDays: defined(1), deflated: defined(0.8) },
      '1 day would tell a first try from luck; after 1 try it cannot.',
    ],
    [
      { days: 1, minTrackRecordDays: defined(0.4), deflated: defined(0.96), grade: 'A' },
      '1 day tells this from luck; about 1 would have.',
    ],
    [
      { days: 1, minTrackRecordDays: defined(0.4), deflated: defined(0.96) },
      '1 day looks better than luck, but the record is too short to be trusted.',
    ],
  ])('of %j', (overrides, expected) => {
    expect(evidenceSentence({ ...facts, ...overrides })).toBe(expected);
  });
});
