import { describe, expect, it } from 'vitest';
import { decimalText } from '../../../../../src/shared/values/decimal.ts';
import { buildInstrument } from '../../../../support/buildInstrument.ts';
import { openPaperHarness, type PaperHarness } from '../../../../support/paperHarness.ts';
import { openQuotedPaper, quotedTick } from '../../../../support/quotedPaper.ts';

const positionsOf = (paper: PaperHarness): string[] =>
  paper.snapshot().positions.map((each) => decimalText(each.quantity));

describe('paper venue: refusals', () => {
  const refused = (overrides: Parameters<PaperHarness['place']>[0], market: 'SPOT' | 'PERP' = 'PERP'): string[] => {
    const paper = openQuotedPaper({ market });
    paper.place({ clientOrderId: 'R-1', ...overrides });
    return paper.said;
  };

  it.each([
    ['-1121', { symbol: 'NOPE/USDT:USDT' }],
    ['-1102', { type: 'LIMIT', limitPrice: null }],
    ['-1102', { postOnly: true }],
    ['-4014', { limitPrice: '59900.05' }],
    ['-4014', { side: 'SELL', triggerPrice: '59900.05' }],
    ['-4023', { quantity: '0.1005' }],
    ['-4005', { quantity: '121' }],
    ['-4164', { limitPrice: '4000', quantity: '0.001' }],
    ['-2022', { side: 'SELL', reduceOnly: true }],
    ['-2019', { quantity: '0.5' }],
    ['-2021', { side: 'SELL', triggerPrice: '60000' }],
    ['-2021', { side: 'BUY', triggerPrice: '60000' }],
    ['-5022', { limitPrice: '60000.1', postOnly: true }],
  ] as const)('rejects with %s: %o', (code, overrides) => {
    expect(refused(overrides)).toEqual([`R-1 rejected ${code}`]);
  });

  it('rejects below the minimum quantity and on a halted symbol', () => {
    const small = openQuotedPaper({ instruments: [buildInstrument({ minQuantity: '0.01' })] });
    small.place({ clientOrderId: 'R-1', quantity: '0.009' });
    expect(small.said).toEqual(['R-1 rejected -4004']);
    const halted = openQuotedPaper({ instruments: [buildInstrument({ status: 'HALTED' })] });
    halted.place({ clientOrderId: 'R-1' });
    expect(halted.said).toEqual(['R-1 rejected -1013']);
  });

  it('rejects a market order before the first price', () => {
    const paper = openPaperHarness();
    paper.place({ clientOrderId: 'R-1' });
    expect(paper.said).toEqual(['R-1 rejected -2020']);
  });

  it('rejects a client order id that is open, and takes it again when it is not', () => {
    const paper = openQuotedPaper();
    paper.place({ clientOrderId: 'D-1', limitPrice: '59000' });
    paper.place({ clientOrderId: 'D-1' });
    paper.cancel('D-1');
    paper.pass(1_000);
    paper.place({ clientOrderId: 'D-1' });
    expect(paper.said).toEqual([
      'D-1 accepted',
      'D-1 rejected -4116',
      'D-1 canceled',
      'D-1 CANCELED',
      'D-1 accepted',
      'D-1 fill 0.1 @ 60012.2 TAKER',
    ]);
  });

  it('counts resting orders and open losses against the margin', () => {
    const paper = openQuotedPaper();
    paper.place({ clientOrderId: 'L-1', limitPrice: '50000', quantity: '0.3' });
    paper.place({ clientOrderId: 'L-2', limitPrice: '50000', quantity: '0.3' });
    paper.place({ clientOrderId: 'L-3', limitPrice: '50000', quantity: '0.001' });
    expect(paper.said).toEqual(['L-1 accepted', 'L-2 rejected -2019', 'L-3 accepted']);
    const losing = openQuotedPaper();
    losing.place({ clientOrderId: 'B-1', quantity: '0.3' });
    losing.market(quotedTick(45_000));
    losing.place({ clientOrderId: 'B-2', quantity: '0.1' });
    losing.place({ clientOrderId: 'B-3', quantity: '0.04' });
    // About 10000 - 4513 lost - 4500 margin = 987 are free: 1500 is too much, 600 is not.
    expect(losing.said.slice(2, 4)).toEqual(['B-2 rejected -2019', 'B-3 accepted']);
  });

  it('lets a position be closed and reversed within the margin', () => {
    const paper = openQuotedPaper();
    paper.place({ clientOrderId: 'B-1', quantity: '0.4' });
    paper.place({ clientOrderId: 'S-1', side: 'SELL', quantity: '0.5' });
    expect(positionsOf(paper)).toEqual(['-0.1']);
  });
});
