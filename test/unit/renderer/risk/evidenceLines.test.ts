import { describe, expect, it } from 'vitest';
import { evidenceLines, trackWords } from '../../../../src/renderer/features/risk/evidence/evidenceLines.ts';
import { buildEvidence } from '../../../support/buildRiskView.ts';

const lineOf = (code: string, change: Parameters<typeof buildEvidence>[0] = {}) =>
  evidenceLines(buildEvidence(change)).find((line) => line.code === code);

describe('evidenceLines', () => {
  it('writes the win rate in percent on a scale from 0 to 1', () => {
    expect(lineOf('WIN_RATE')).toMatchObject({
      value: '50.0%',
      interval: '24.0% to 76.0%',
      bar: { low: 0.24, high: 0.76, point: 0.5 },
    });
  });
  it('draws other intervals around zero', () => {
    const sharpe = { value: 1, reason: null, interval: { low: -4, high: 2 } };
    expect(lineOf('SHARPE', { sharpe })).toMatchObject({
      value: '1.00',
      interval: '\u22124.00 to 2.00',
      bar: { low: 0, high: 0.75, point: 0.625 },
    });
  });
  it('trusts neither few trades nor few days', () => {
    expect(lineOf('WIN_RATE', { trades: 9, days: 30 })?.isFew).toBe(true);
    expect(lineOf('SHARPE', { trades: 9, days: 30 })?.isFew).toBe(false);
    expect(lineOf('WIN_RATE', { trades: 10, days: 9 })?.isFew).toBe(false);
    expect(lineOf('SHARPE', { trades: 10, days: 9 })?.isFew).toBe(true);
  });
  it('keeps the reason of what has no value', () => {
    const sharpe = { value: null, reason: 'TOO_FEW_OBS', interval: null };
    expect(lineOf('SHARPE', { sharpe })).toMatchObject({
      value: null,
      reason: 'TOO_FEW_OBS',
      interval: null,
      bar: null,
    });
  });
});

describe('trackWords', () => {
  it('rounds the days that are needed up', () => {
    expect(trackWords({ days: 492.1, have: 7, reason: null })).toBe('track record 7 of about 493 days');
  });
  it('says why there is no number', () => {
    expect(trackWords({ days: null, have: 7, reason: 'NOT_ABOVE_BENCHMARK' })).toBe(
      'track record 7 days; days needed: n/a, NOT_ABOVE_BENCHMARK',
    );
    expect(trackWords({ days: null, have: 0, reason: null })).toBe('track record 0 days; days needed: n/a');
  });
});
