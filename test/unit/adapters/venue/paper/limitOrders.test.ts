import { describe, expect, it } from 'vitest';
import { decimalText } from '../../../../../src/shared/values/decimal.ts';
import { buildCandleEvent } from '../../../../support/buildMarket.ts';
import { type PaperHarness } from '../../../../support/paperHarness.ts';
import { openQuotedPaper, quotedTick } from '../../../../support/quotedPaper.ts';

const balanceOf = (paper: PaperHarness): string => decimalText(paper.snapshot().balance);

describe('paper venue: limit orders', () => {
  it('does not fill on a touch, fills as maker at the limit one tick beyond (PF-03)', () => {
    const paper = openQuotedPaper();
    paper.place({ clientOrderId: 'L-1', limitPrice: '59900' });
    paper.market(quotedTick(59_900));
    expect(paper.said).toEqual(['L-1 accepted']);
    paper.market(quotedTick(59_899.9));
    expect(paper.said).toEqual(['L-1 accepted', 'L-1 fill 0.1 @ 59900 MAKER']);
    // 10000 - 5990 x 0.0002
    expect(balanceOf(paper)).toBe('9998.802');
  });

  it('fills a sell limit only above it', () => {
    const paper = openQuotedPaper();
    paper.place({ clientOrderId: 'L-1', side: 'SELL', limitPrice: '60100' });
    paper.market(quotedTick(60_100), quotedTick(60_100.1));
    expect(paper.said).toEqual(['L-1 accepted', 'L-1 fill 0.1 @ 60100 MAKER']);
  });

  it('fills at most a tenth of the bar per tick, and the rest stays partial', () => {
    const paper = openQuotedPaper();
    paper.market(buildCandleEvent({ volume: '1' }));
    paper.place({ clientOrderId: 'L-1', limitPrice: '59900', quantity: '0.15' });
    paper.place({ clientOrderId: 'L-2', limitPrice: '59900', quantity: '0.03' });
    paper.market(quotedTick(59_800));
    expect(paper.working()).toEqual(['L-1 PARTIAL 0.1', 'L-2 OPEN 0']);
    paper.market(quotedTick(59_800));
    expect(paper.said.slice(2)).toEqual([
      'L-1 fill 0.1 @ 59900 MAKER',
      'L-1 fill 0.05 @ 59900 MAKER',
      'L-2 fill 0.03 @ 59900 MAKER',
    ]);
  });

  it('fills one lot per tick where a tenth of the bar is less', () => {
    const paper = openQuotedPaper();
    paper.market(buildCandleEvent({ volume: '0' }));
    paper.place({ clientOrderId: 'L-1', limitPrice: '59900' });
    paper.market(quotedTick(59_800));
    expect(paper.working()).toEqual(['L-1 PARTIAL 0.001']);
  });

  it('takes at the modeled price, not beyond the limit, when it crosses on arrival', () => {
    const paper = openQuotedPaper();
    paper.place({ clientOrderId: 'L-1', limitPrice: '60100' });
    paper.place({ clientOrderId: 'L-2', limitPrice: '60005' });
    expect(paper.said).toEqual([
      'L-1 accepted',
      'L-1 fill 0.1 @ 60012.2 TAKER',
      'L-2 accepted',
      'L-2 fill 0.1 @ 60005 TAKER',
    ]);
  });

  it('rests what did not fill of a crossing GTC order, expires it of an IOC order, and fills nothing of a FOK order', () => {
    const paper = openQuotedPaper();
    paper.market(buildCandleEvent({ volume: '0.5' }));
    for (const timeInForce of ['GTC', 'IOC', 'FOK'] as const)
      paper.place({ clientOrderId: timeInForce, limitPrice: '60100', timeInForce });
    expect(paper.said).toEqual([
      'GTC accepted',
      // 60000.1 + 100 x sqrt(0.05 / 0.5) = 60031.72
      'GTC fill 0.05 @ 60031.8 TAKER',
      'IOC accepted',
      'IOC fill 0.05 @ 60031.8 TAKER',
      'IOC EXPIRED',
      'FOK accepted',
      'FOK EXPIRED',
    ]);
    expect(paper.working()).toEqual(['GTC PARTIAL 0.05']);
  });
});
