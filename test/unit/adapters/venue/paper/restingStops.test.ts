import { describe, expect, it } from 'vitest';
import { decimalText } from '../../../../../src/shared/values/decimal.ts';
import { type PaperHarness } from '../../../../support/paperHarness.ts';
import { openQuotedPaper, quotedTick } from '../../../../support/quotedPaper.ts';

const positionsOf = (paper: PaperHarness): string[] =>
  paper.snapshot().positions.map((each) => decimalText(each.quantity));

describe('paper venue: resting stops', () => {
  const protectedLong = (): PaperHarness => {
    const paper = openQuotedPaper();
    paper.place({ clientOrderId: 'B-1' });
    paper.place({ clientOrderId: 'P-1', side: 'SELL', triggerPrice: '59500', reduceOnly: true });
    paper.said.length = 0;
    return paper;
  };

  it('triggers on the touch and slips like a market order', () => {
    const paper = protectedLong();
    paper.market(quotedTick(59_500.1));
    expect(paper.said).toEqual([]);
    paper.market(quotedTick(59_500));
    expect(paper.said).toEqual(['P-1 fill 0.1 @ 59488 TAKER']);
  });

  it('fills a gap at the price behind it', () => {
    const paper = protectedLong();
    paper.market(quotedTick(58_000));
    expect(paper.said).toEqual(['P-1 fill 0.1 @ 57988.3 TAKER']);
  });

  it('triggers a stop above a short', () => {
    const paper = openQuotedPaper();
    paper.place({ clientOrderId: 'S-1', side: 'SELL' });
    paper.place({ clientOrderId: 'P-1', side: 'BUY', triggerPrice: '60500', reduceOnly: true });
    paper.market(quotedTick(61_000));
    // 61000.1 x 1.0002 = 61012.30002
    expect(paper.said.at(-1)).toBe('P-1 fill 0.1 @ 61012.4 TAKER');
    expect(positionsOf(paper)).toEqual([]);
  });

  it('expires reduce-only orders when their position is gone', () => {
    const paper = protectedLong();
    paper.place({ clientOrderId: 'T-1', side: 'SELL', limitPrice: '61000', reduceOnly: true });
    paper.place({ clientOrderId: 'X-1', side: 'SELL', reduceOnly: true });
    expect(paper.said).toEqual([
      'T-1 accepted',
      'X-1 accepted',
      'X-1 fill 0.1 @ 59987.9 TAKER',
      'P-1 EXPIRED',
      'T-1 EXPIRED',
    ]);
  });

  it('expires what a reduce-only order has beyond the position', () => {
    const paper = openQuotedPaper();
    paper.place({ clientOrderId: 'B-1' });
    paper.place({ clientOrderId: 'P-1', side: 'SELL', triggerPrice: '59500', quantity: '0.3', reduceOnly: true });
    paper.market(quotedTick(59_000));
    expect(paper.said.slice(3)).toEqual(['P-1 fill 0.1 @ 58988.1 TAKER', 'P-1 EXPIRED']);
  });

  it('rejects a stop that opens a position when its margin is gone at the trigger', () => {
    const paper = openQuotedPaper();
    paper.place({ clientOrderId: 'E-1', triggerPrice: '60500', quantity: '0.4' });
    paper.place({ clientOrderId: 'B-1', quantity: '0.4' });
    paper.market(quotedTick(60_600));
    expect(paper.said.at(-1)).toBe('E-1 REJECTED');
    expect(paper.working()).toEqual([]);
  });

  it('lets a stop without the reduce-only flag close a losing position whatever the margin', () => {
    const paper = openQuotedPaper();
    paper.place({ clientOrderId: 'S-1', side: 'SELL', quantity: '0.4' });
    paper.place({ clientOrderId: 'E-1', triggerPrice: '60500', quantity: '0.4' });
    paper.market(quotedTick(90_000));
    // 90000.1 x 1.0002 = 90018.10002
    expect(paper.said.at(-1)).toBe('E-1 fill 0.4 @ 90018.2 TAKER');
  });
});
