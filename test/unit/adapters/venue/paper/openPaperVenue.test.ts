import { describe, expect, it } from 'vitest';
import { decimalText } from '../../../../../src/shared/values/decimal.ts';
import { clientOrderId, symbolName } from '../../../../../src/shared/values/ids.ts';
import { buildTick } from '../../../../support/buildMarket.ts';
import { emptyPaperState, openPaperHarness, type PaperHarness } from '../../../../support/paperHarness.ts';
import { openQuotedPaper, quotedTick } from '../../../../support/quotedPaper.ts';

const SYMBOL = symbolName('BTC/USDT:USDT');
const balanceOf = (paper: PaperHarness): string => decimalText(paper.snapshot().balance);

describe('openPaperVenue: delays', () => {
  it('answers an order after the latency and up to a fifth more, never before', () => {
    const paper = openQuotedPaper();
    paper.send({ clientOrderId: 'A-1' });
    paper.pass(249);
    expect(paper.said).toEqual([]);
    paper.pass(51);
    expect(paper.said).toEqual(['A-1 accepted', 'A-1 fill 0.1 @ 60012.2 TAKER']);
  });

  it('matches against the quote in force on arrival, not at the decision', () => {
    const paper = openQuotedPaper();
    paper.send({ clientOrderId: 'A-1' });
    paper.pass(100);
    paper.market(quotedTick(61_000));
    paper.pass(900);
    expect(paper.said).toEqual(['A-1 accepted', 'A-1 fill 0.1 @ 61012.4 TAKER']);
  });

  it('answers questions after a fifth of the latency', () => {
    const paper = openQuotedPaper();
    const answers: string[] = [];
    paper.venue.query(clientOrderId('X-1'), SYMBOL, (answer) => answers.push(answer.kind));
    paper.venue.snapshot((answer) => answers.push(answer.kind));
    paper.pass(49);
    expect(answers).toEqual([]);
    paper.pass(1);
    expect(answers).toEqual(['absent', 'snapshot']);
  });

  it('stops telling a listener that left', () => {
    const paper = openQuotedPaper();
    const heard: string[] = [];
    const leave = paper.venue.onAccount((event) => heard.push(event.kind));
    paper.place({ clientOrderId: 'A-1' });
    leave();
    paper.place({ clientOrderId: 'A-2' });
    expect(heard).toEqual(['fill']);
  });
});

describe('openPaperVenue: recorded book', () => {
  it('walks the book for a second, then the quote again', () => {
    const paper = openPaperHarness();
    paper.market(buildTick({ last: '99.5', bid: '99', ask: '100' }));
    const asks = [
      ['100', '1'],
      ['101', '1'],
      ['102', '5'],
    ] as const;
    paper.venue.onDepth(SYMBOL, [['99', '5']], asks);
    paper.place({ clientOrderId: 'A-1', quantity: '3' });
    expect(paper.said).toEqual([
      'A-1 accepted',
      'A-1 fill 1 @ 100 TAKER',
      'A-1 fill 1 @ 101 TAKER',
      'A-1 fill 1 @ 102 TAKER',
    ]);
    paper.place({ clientOrderId: 'A-2', quantity: '3' });
    // 100 x 1.0002 = 100.02
    expect(paper.said.at(-1)).toBe('A-2 fill 3 @ 100.1 TAKER');
  });
});

describe('openPaperVenue: spot', () => {
  const spot = (): PaperHarness => openQuotedPaper({ market: 'SPOT' });

  it('sells only what is held, buys only what is paid for', () => {
    const paper = spot();
    paper.place({ clientOrderId: 'S-1', side: 'SELL' });
    paper.place({ clientOrderId: 'B-1', quantity: '0.167' });
    paper.place({ clientOrderId: 'B-2', quantity: '0.1' });
    paper.place({ clientOrderId: 'B-3', quantity: '0.1' });
    paper.place({ clientOrderId: 'S-2', side: 'SELL', quantity: '0.1' });
    expect(paper.said).toEqual([
      'S-1 rejected -2010',
      'B-1 rejected -2010',
      'B-2 accepted',
      'B-2 fill 0.1 @ 60012.2 TAKER',
      'B-3 rejected -2010',
      'S-2 accepted',
      'S-2 fill 0.1 @ 59987.9 TAKER',
    ]);
    // 10000 - (6001.22 - 5998.79) - 3.00061 - 2.999395
    expect(balanceOf(paper)).toBe('9991.569995');
  });

  it('locks the base behind a resting stop until it is canceled', () => {
    const paper = spot();
    paper.place({ clientOrderId: 'B-1' });
    paper.place({ clientOrderId: 'P-1', side: 'SELL', triggerPrice: '59500' });
    paper.place({ clientOrderId: 'X-1', side: 'SELL' });
    paper.cancel('P-1');
    paper.pass(1_000);
    paper.place({ clientOrderId: 'X-2', side: 'SELL' });
    expect(paper.said.slice(2)).toEqual([
      'P-1 accepted',
      'X-1 rejected -2010',
      'P-1 canceled',
      'P-1 CANCELED',
      'X-2 accepted',
      'X-2 fill 0.1 @ 59987.9 TAKER',
    ]);
  });

  it('does not exempt a close from the minimum notional (ES-09)', () => {
    const paper = spot();
    paper.place({ clientOrderId: 'B-1', quantity: '0.001' });
    paper.market(quotedTick(4_000));
    paper.place({ clientOrderId: 'X-1', side: 'SELL', quantity: '0.001' });
    expect(paper.said.at(-1)).toBe('X-1 rejected -1013');
    expect(paper.venue.capabilities).toMatchObject({ reduceOnly: false, reduceOnlyExempt: false });
  });
});

describe('openPaperVenue: money', () => {
  it('charges the taker fee and books what was realized', () => {
    const paper = openQuotedPaper({ state: emptyPaperState('10000') });
    paper.place({ clientOrderId: 'B-1' });
    // 0.1 x 60012.2 x 0.0005 = 3.00061
    expect(balanceOf(paper)).toBe('9996.99939');
    paper.market(quotedTick(61_000));
    paper.place({ clientOrderId: 'S-1', side: 'SELL', reduceOnly: true });
    // 60999.9 x 0.9998 = 60987.70002 -> 60987.7; + 97.55 - 3.049385
    expect(balanceOf(paper)).toBe('10091.500005');
  });
});
