import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { effectiveLevel, higherLevel } from '../../../../src/main/domain/breaker/effectiveLevel.ts';
import { journalTrigger } from '../../../../src/main/domain/breaker/journalTrigger.ts';
import { staleTrigger, type SymbolFreshness } from '../../../../src/main/domain/breaker/staleTrigger.ts';
import { levels } from '../../../../src/shared/model/mode.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

describe('effectiveLevel', () => {
  it('agrees with GC-068', () => {
    const { inputs, expected } = goldenCase('GC-068', {
      inputs: z.object({ active: z.array(z.tuple([z.string(), z.enum(levels)])) }),
      expected: z.object({ level: z.string(), reasons: z.array(z.string()) }),
    });
    expect(effectiveLevel(inputs.active.map(([trigger, level]) => ({ trigger, level })))).toEqual(expected);
  });

  it('is L0 without triggers and leaves quiet ones out', () => {
    expect(effectiveLevel([])).toEqual({ level: 'L0', reasons: [] });
    expect(effectiveLevel([{ trigger: 'JOURNAL', level: 'L0' }])).toEqual({ level: 'L0', reasons: [] });
  });
});

describe('higherLevel', () => {
  it('orders L0 to L4', () => {
    expect([higherLevel('L1', 'L3'), higherLevel('L4', 'L2'), higherLevel('L2', 'L2')]).toEqual(['L3', 'L4', 'L2']);
  });
});

describe('staleTrigger', () => {
  const settings = defaultSettings().data;
  const btc = (ageMs: number, overrides: Partial<SymbolFreshness> = {}): SymbolFreshness => ({
    symbol: 'BTC/USDT',
    ageMs,
    staleAfterMs: 5_000,
    unprotected: false,
    ...overrides,
  });

  it.each([
    [5_000, false, 'L0'],
    [5_001, false, 'L1'],
    [29_999, false, 'L1'],
    [30_000, false, 'L2'],
    [120_000, false, 'L2'],
    [119_999, true, 'L2'],
    [120_000, true, 'L3'],
  ] as const)('reads an age of %i ms with unprotected %s as %s', (ageMs, unprotected, level) => {
    expect(staleTrigger([btc(ageMs, { unprotected })], settings).level).toBe(level);
  });

  it('waits for a slow source before any level', () => {
    expect(staleTrigger([btc(120_000, { staleAfterMs: 120_000, unprotected: true })], settings).level).toBe('L0');
    expect(staleTrigger([btc(120_001, { staleAfterMs: 120_000, unprotected: true })], settings).level).toBe('L3');
  });

  it('reports the worst symbol', () => {
    const eth = btc(40_000, { symbol: 'ETH/USDT' });
    expect(staleTrigger([btc(6_000), eth, btc(35_000), btc(1_000)], settings)).toEqual({
      trigger: 'STALE_DATA',
      rule: 'EB-09',
      level: 'L2',
      value: '40 s',
      limit: '5 s',
      text: 'ETH/USDT quote is 40 s old, over 5 s',
    });
    const naked = btc(130_000, { symbol: 'SOL/USDT', unprotected: true });
    expect(staleTrigger([naked, btc(400_000)], settings)).toMatchObject({
      level: 'L3',
      text: 'SOL/USDT quote is 130 s old, over 5 s',
    });
    expect(staleTrigger([btc(6_000), btc(7_000, { symbol: 'XRP/USDT' })], settings).text).toContain('XRP/USDT');
  });

  it('says so when a symbol never had a quote', () => {
    expect(staleTrigger([btc(Infinity)], settings)).toMatchObject({
      level: 'L2',
      value: 'no quote yet',
      text: 'BTC/USDT has no quote yet',
    });
  });

  it('is quiet without symbols', () => {
    expect(staleTrigger([], settings)).toMatchObject({ level: 'L0', text: '' });
  });
});

describe('journalTrigger', () => {
  it.each([
    [null, 'L0', ''],
    [1_000, 'L0', ''],
    [1_001, 'L1', 'journal writes have been failing for 1.0 s, over 1 s'],
    [10_000, 'L1', 'journal writes have been failing for 10.0 s, over 1 s'],
    [10_001, 'L2', 'journal writes have been failing for 10.0 s, over 10 s'],
  ] as const)('reads %s ms of failing writes as %s (AU-18)', (failingForMs, level, text) => {
    expect(journalTrigger(failingForMs)).toMatchObject({ trigger: 'JOURNAL', rule: 'EB-16', level, text });
  });
});
