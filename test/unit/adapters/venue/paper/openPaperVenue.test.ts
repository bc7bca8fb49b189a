import { describe, expect, it } from 'vitest';
import { decimalText } from '../../../../../src/shared/values/decimal.ts';
import { clientOrderId, symbolName } from '../../../../../src/shared/values/ids.ts';
import { buildInstrument } from '../../../../support/buildInstrument.ts';
import { buildCandleEvent, buildTick } from '../../../../support/buildMarket.ts';
import { emptyPaperState, openPaperHarness, type PaperHarness } from '../../../../support/paperHarness.ts';

const SYMBOL = symbolName('BTC/USDT:USDT');

/** Last price with a quote one tick around it. */
const quoted = (last: number) =>
  buildTick({ last: String(last), bid: (last - 0.1).toFixed(1), ask: (last + 0.1).toFixed(1) });

function opened(overrides: Parameters<typeof openPaperHarness>[0] = {}): PaperHarness {
  const paper = openPaperHarness(overrides);
  paper.market(quoted(60_000));
  return paper;
}

const balanceOf = (paper: PaperHarness): string => decimalText(paper.snapshot().balance);
const positionsOf = (paper: PaperHarness): string[] =>
  paper.snapshot().positions.map((each) => decimalText(each.quantity));

describe('openPaperVenue: delays', () => {
  it('answers an order after the latency and up to a fifth more, never before', () => {
    const paper = opened();
    paper.send({ clientOrderId: 'A-1' });
    paper.pass(249);
    expect(paper.said).toEqual([]);
    paper.pass(51);
    expect(paper.said).toEqual(['A-1 accepted', 'A-1 fill 0.1 @ 60012.2 TAKER']);
  });

  it('matches against the quote in force on arrival, not at the decision', () => {
    const paper = opened();
    paper.send({ clientOrderId: 'A-1' });
    paper.pass(100);
    paper.market(quoted(61_000));
    paper.pass(900);
    expect(paper.said).toEqual(['A-1 accepted', 'A-1 fill 0.1 @ 61012.4 TAKER']);
  });

  it('answers questions after a fifth of the latency', () => {
    const paper = opened();
    const answers: string[] = [];
    paper.venue.query(clientOrderId('X-1'), SYMBOL, (answer) => answers.push(answer.kind));
    paper.venue.snapshot((answer) => answers.push(answer.kind));
    paper.pass(49);
    expect(answers).toEqual([]);
    paper.pass(1);
    expect(answers).toEqual(['absent', 'snapshot']);
  });

  it('stops telling a listener that left', () => {
    const paper = opened();
    const heard: string[] = [];
    const leave = paper.venue.onAccount((event) => heard.push(event.kind));
    paper.place({ clientOrderId: 'A-1' });
    leave();
    paper.place({ clientOrderId: 'A-2' });
    expect(heard).toEqual(['fill']);
  });
});

describe('openPaperVenue: limit orders', () => {
  it('does not fill on a touch, fills as maker at the limit one tick beyond (PF-03)', () => {
    const paper = opened();
    paper.place({ clientOrderId: 'L-1', limitPrice: '59900' });
    paper.market(quoted(59_900));
    expect(paper.said).toEqual(['L-1 accepted']);
    paper.market(quoted(59_899.9));
    expect(paper.said).toEqual(['L-1 accepted', 'L-1 fill 0.1 @ 59900 MAKER']);
    // 10000 - 5990 x 0.0002
    expect(balanceOf(paper)).toBe('9998.802');
  });

  it('fills a sell limit only above it', () => {
    const paper = opened();
    paper.place({ clientOrderId: 'L-1', side: 'SELL', limitPrice: '60100' });
    paper.market(quoted(60_100), quoted(60_100.1));
    expect(paper.said).toEqual(['L-1 accepted', 'L-1 fill 0.1 @ 60100 MAKER']);
  });

  it('fills at most a tenth of the bar per tick, and the rest stays partial', () => {
    const paper = opened();
    paper.market(buildCandleEvent({ volume: '1' }));
    paper.place({ clientOrderId: 'L-1', limitPrice: '59900', quantity: '0.15' });
    paper.place({ clientOrderId: 'L-2', limitPrice: '59900', quantity: '0.03' });
    paper.market(quoted(59_800));
    expect(paper.working()).toEqual(['L-1 PARTIAL 0.1', 'L-2 OPEN 0']);
    paper.market(quoted(59_800));
    expect(paper.said.slice(2)).toEqual([
      'L-1 fill 0.1 @ 59900 MAKER',
      'L-1 fill 0.05 @ 59900 MAKER',
      'L-2 fill 0.03 @ 59900 MAKER',
    ]);
  });

  it('fills one lot per tick where a tenth of the bar is less', () => {
    const paper = opened();
    paper.market(buildCandleEvent({ volume: '0' }));
    paper.place({ clientOrderId: 'L-1', limitPrice: '59900' });
    paper.market(quoted(59_800));
    expect(paper.working()).toEqual(['L-1 PARTIAL 0.001']);
  });

  it('takes at the modeled price, not beyond the limit, when it crosses on arrival', () => {
    const paper = opened();
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
    const paper = opened();
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

describe('openPaperVenue: resting stops', () => {
  const protectedLong = (): PaperHarness => {
    const paper = opened();
    paper.place({ clientOrderId: 'B-1' });
    paper.place({ clientOrderId: 'P-1', side: 'SELL', triggerPrice: '59500', reduceOnly: true });
    paper.said.length = 0;
    return paper;
  };

  it('triggers on the touch and slips like a market order', () => {
    const paper = protectedLong();
    paper.market(quoted(59_500.1));
    expect(paper.said).toEqual([]);
    paper.market(quoted(59_500));
    expect(paper.said).toEqual(['P-1 fill 0.1 @ 59488 TAKER']);
  });

  it('fills a gap at the price behind it', () => {
    const paper = protectedLong();
    paper.market(quoted(58_000));
    expect(paper.said).toEqual(['P-1 fill 0.1 @ 57988.3 TAKER']);
  });

  it('triggers a stop above a short', () => {
    const paper = opened();
    paper.place({ clientOrderId: 'S-1', side: 'SELL' });
    paper.place({ clientOrderId: 'P-1', side: 'BUY', triggerPrice: '60500', reduceOnly: true });
    paper.market(quoted(61_000));
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
    const paper = opened();
    paper.place({ clientOrderId: 'B-1' });
    paper.place({ clientOrderId: 'P-1', side: 'SELL', triggerPrice: '59500', quantity: '0.3', reduceOnly: true });
    paper.market(quoted(59_000));
    expect(paper.said.slice(3)).toEqual(['P-1 fill 0.1 @ 58988.1 TAKER', 'P-1 EXPIRED']);
  });

  it('rejects a stop that opens a position when its margin is gone at the trigger', () => {
    const paper = opened();
    paper.place({ clientOrderId: 'E-1', triggerPrice: '60500', quantity: '0.4' });
    paper.place({ clientOrderId: 'B-1', quantity: '0.4' });
    paper.market(quoted(60_600));
    expect(paper.said.at(-1)).toBe('E-1 REJECTED');
    expect(paper.working()).toEqual([]);
  });

  it('lets a stop without the reduce-only flag close a losing position whatever the margin', () => {
    const paper = opened();
    paper.place({ clientOrderId: 'S-1', side: 'SELL', quantity: '0.4' });
    paper.place({ clientOrderId: 'E-1', triggerPrice: '60500', quantity: '0.4' });
    paper.market(quoted(90_000));
    // 90000.1 x 1.0002 = 90018.10002
    expect(paper.said.at(-1)).toBe('E-1 fill 0.4 @ 90018.2 TAKER');
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

describe('openPaperVenue: refusals', () => {
  const refused = (overrides: Parameters<PaperHarness['place']>[0], market: 'SPOT' | 'PERP' = 'PERP'): string[] => {
    const paper = opened({ market });
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
    const small = opened({ instruments: [buildInstrument({ minQuantity: '0.01' })] });
    small.place({ clientOrderId: 'R-1', quantity: '0.009' });
    expect(small.said).toEqual(['R-1 rejected -4004']);
    const halted = opened({ instruments: [buildInstrument({ status: 'HALTED' })] });
    halted.place({ clientOrderId: 'R-1' });
    expect(halted.said).toEqual(['R-1 rejected -1013']);
  });

  it('rejects a market order before the first price', () => {
    const paper = openPaperHarness();
    paper.place({ clientOrderId: 'R-1' });
    expect(paper.said).toEqual(['R-1 rejected -2020']);
  });

  it('rejects a client order id that is open, and takes it again when it is not', () => {
    const paper = opened();
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
    const paper = opened();
    paper.place({ clientOrderId: 'L-1', limitPrice: '50000', quantity: '0.3' });
    paper.place({ clientOrderId: 'L-2', limitPrice: '50000', quantity: '0.3' });
    paper.place({ clientOrderId: 'L-3', limitPrice: '50000', quantity: '0.001' });
    expect(paper.said).toEqual(['L-1 accepted', 'L-2 rejected -2019', 'L-3 accepted']);
    const losing = opened();
    losing.place({ clientOrderId: 'B-1', quantity: '0.3' });
    losing.market(quoted(45_000));
    losing.place({ clientOrderId: 'B-2', quantity: '0.1' });
    losing.place({ clientOrderId: 'B-3', quantity: '0.04' });
    // About 10000 - 4513 lost - 4500 margin = 987 are free: 1500 is too much, 600 is not.
    expect(losing.said.slice(2, 4)).toEqual(['B-2 rejected -2019', 'B-3 accepted']);
  });

  it('lets a position be closed and reversed within the margin', () => {
    const paper = opened();
    paper.place({ clientOrderId: 'B-1', quantity: '0.4' });
    paper.place({ clientOrderId: 'S-1', side: 'SELL', quantity: '0.5' });
    expect(positionsOf(paper)).toEqual(['-0.1']);
  });
});

describe('openPaperVenue: spot', () => {
  const spot = (): PaperHarness => opened({ market: 'SPOT' });

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
    paper.market(quoted(4_000));
    paper.place({ clientOrderId: 'X-1', side: 'SELL', quantity: '0.001' });
    expect(paper.said.at(-1)).toBe('X-1 rejected -1013');
    expect(paper.venue.capabilities).toMatchObject({ reduceOnly: false, reduceOnlyExempt: false });
  });
});

describe('openPaperVenue: money', () => {
  it('charges the taker fee and books what was realized', () => {
    const paper = opened({ state: emptyPaperState('10000') });
    paper.place({ clientOrderId: 'B-1' });
    // 0.1 x 60012.2 x 0.0005 = 3.00061
    expect(balanceOf(paper)).toBe('9996.99939');
    paper.market(quoted(61_000));
    paper.place({ clientOrderId: 'S-1', side: 'SELL', reduceOnly: true });
    // 60999.9 x 0.9998 = 60987.70002 -> 60987.7; + 97.55 - 3.049385
    expect(balanceOf(paper)).toBe('10091.500005');
  });
});
