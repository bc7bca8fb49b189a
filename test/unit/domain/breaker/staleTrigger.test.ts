import { describe, expect, it } from 'vitest';
import { staleTrigger, type SymbolFreshness } from '../../../../src/main/domain/breaker/staleTrigger.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const settings = defaultSettings().data;
const NOW = unixMs(1_000_000);

const btc = (ageMs: number, overrides: Partial<SymbolFreshness> = {}): SymbolFreshness => ({
  symbol: 'BTC/USDT',
  ageMs,
  staleAfterMs: 5_000,
  unprotected: false,
  ...overrides,
});
const read = (...symbols: readonly SymbolFreshness[]) => staleTrigger(symbols, NOW, settings);

describe('staleTrigger', () => {
  it.each([
    [5_000, false, 'L0'],
    [5_001, false, 'L1'],
    [29_999, false, 'L1'],
    [30_000, false, 'L2'],
    [120_000, false, 'L2'],
    [119_999, true, 'L2'],
    [120_000, true, 'L3'],
  ] as const)('reads an age of %i ms with unprotected %s as %s', (ageMs, unprotected, level) => {
    expect(read(btc(ageMs, { unprotected })).level).toBe(level);
  });

  it('waits for a slow source before any level', () => {
    expect(read(btc(120_000, { staleAfterMs: 120_000, unprotected: true })).level).toBe('L0');
    expect(read(btc(120_001, { staleAfterMs: 120_000, unprotected: true })).level).toBe('L3');
  });

  it('reports the worst symbol', () => {
    const eth = btc(40_000, { symbol: 'ETH/USDT' });
    expect(read(btc(6_000), eth, btc(35_000), btc(1_000))).toMatchObject({
      trigger: 'STALE_DATA',
      rule: 'EB-09',
      level: 'L2',
      keeps: 'L2',
      value: '40 s',
      limit: '5 s',
      used: 8,
      text: 'ETH/USDT quote is 40 s old, over 5 s',
      next: '',
      severity: 'P2',
      inputs: '4 held or ordered symbols',
      basis: 'ETH/USDT',
      measuredAt: NOW,
    });
    const naked = btc(130_000, { symbol: 'SOL/USDT', unprotected: true });
    expect(read(naked, btc(400_000))).toMatchObject({ level: 'L3', text: 'SOL/USDT quote is 130 s old, over 5 s' });
    expect(read(btc(6_000), btc(7_000, { symbol: 'XRP/USDT' })).text).toContain('XRP/USDT');
    expect(read(btc(7_000), btc(6_000, { symbol: 'XRP/USDT' })).text).toContain('BTC/USDT');
    expect(read(btc(7_000), btc(7_000, { symbol: 'XRP/USDT' })).text).toContain('BTC/USDT');
  });

  it('says what comes next', () => {
    expect(read(btc(1_000))).toMatchObject({ value: '1.0 s', used: 0.2, text: '', next: 'L1 above 5 s' });
    expect(read(btc(6_000)).next).toBe('L2 at 30 s');
    expect(read(btc(40_000, { unprotected: true })).next).toBe('L3 at 120 s');
    expect(read(btc(130_000, { unprotected: true })).next).toBe('');
  });

  it('says so when a symbol never had a quote', () => {
    expect(read(btc(Infinity))).toMatchObject({
      level: 'L2',
      value: null,
      used: null,
      text: 'BTC/USDT has no quote yet',
      basis: 'BTC/USDT has no quote yet',
    });
  });

  it('is quiet when nothing is held or ordered', () => {
    expect(read()).toMatchObject({
      level: 'L0',
      value: null,
      limit: '',
      used: null,
      text: '',
      next: '',
      basis: 'nothing is held or ordered',
    });
  });
});
