import { describe, expect, it } from 'vitest';
import { mapCell, pairTitle } from '../../../../src/renderer/features/risk/correlation/mapCell.ts';
import { unknownPairs } from '../../../../src/renderer/features/risk/correlation/unknownPairs.ts';
import { exposureShare } from '../../../../src/renderer/features/risk/exposure/exposureShare.ts';
import { changedWhatIf, emptyWhatIf } from '../../../../src/renderer/features/risk/whatif/whatIfForm.ts';
import { buildView } from '../../../support/buildView.ts';

describe('exposureShare', () => {
  it('draws long to the right and short to the left of the middle', () => {
    expect(exposureShare('0.05', '0.20')).toEqual({ left: 50, width: 12.5, isOver: false });
    expect(exposureShare('-0.05', '0.20')).toEqual({ left: 37.5, width: 12.5, isOver: false });
  });
  it('ends at the edge and says so above the cap; the cap itself is allowed', () => {
    expect(exposureShare('0.2', '0.20')).toEqual({ left: 50, width: 50, isOver: false });
    expect(exposureShare('-0.21', '0.20')).toEqual({ left: 0, width: 50, isOver: true });
    expect(exposureShare('0.01', '0')).toEqual({ left: 50, width: 0, isOver: true });
  });
});

describe('mapCell', () => {
  it.each([
    [-0.8, 'minus-1', '\u22120.80'],
    [-0.3, 'minus-half', '\u22120.30'],
    [-0.001, 'zero', '0.00'],
    [0.2, 'zero', '0.20'],
    [0.5, 'half', '0.50'],
    [0.7, 'high', '0.70'],
    [0.9, 'one', '0.90'],
  ])('shows %s on step %s as %s', (rho, step, text) => expect(mapCell(rho, 0.7, true)).toMatchObject({ step, text }));
  it('marks what is above the limit, and only that', () => {
    expect(mapCell(0.7, 0.7, true).isHigh).toBe(false);
    expect(mapCell(0.71, 0.7, true).isHigh).toBe(true);
  });
  it('counts an unknown pair as 1, loudly only where both are held', () => {
    expect(mapCell(null, 0.7, true)).toEqual({ text: '1?', step: 'one', isHigh: true, isUnknown: true });
    expect(mapCell(null, 0.7, false)).toEqual({ text: '1?', step: 'zero', isHigh: false, isUnknown: true });
  });
});

describe('unknownPairs', () => {
  const { correlation } = buildView().parts;
  it('names the hours of held pairs only', () => {
    expect(unknownPairs(correlation)).toEqual([]);
    expect(unknownPairs({ ...correlation, held: [true, true, true] })).toEqual([
      'ETH-SOL: 61 of 100 hours of data; counted as 1.',
    ]);
  });
  it('says how many hours a number rests on', () => {
    expect(pairTitle(['BTC/USDT', 'ETH/USDT'], 240, 100)).toBe('BTC-ETH: 240 hours of data.');
  });
});

describe('changedWhatIf', () => {
  it('makes a typed entry a limit order and an empty one a market order', () => {
    const limit = changedWhatIf(emptyWhatIf, { symbol: 'BTC/USDT', entry: '60000' });
    expect(limit).toMatchObject({ type: 'LIMIT', entry: '60000' });
    expect(changedWhatIf(limit, { entry: ' ' })).toMatchObject({ type: 'MARKET' });
  });
  it('forgets prices of another symbol', () => {
    const typed = changedWhatIf(emptyWhatIf, { symbol: 'BTC/USDT', entry: '60000', stop: '59000' });
    expect(changedWhatIf(typed, { symbol: 'ETH/USDT' })).toMatchObject({ entry: '', stop: '', type: 'MARKET' });
    expect(changedWhatIf(typed, { rung: 'LIVE_MINIMAL' })).toMatchObject({ entry: '60000', stop: '59000' });
  });
});
