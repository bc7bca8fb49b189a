import { describe, expect, it } from 'vitest';
import type { PaperState } from '../../../../../src/main/ports/venue.ts';
import { decimalText } from '../../../../../src/shared/values/decimal.ts';
import { clientOrderId, symbolName } from '../../../../../src/shared/values/ids.ts';
import { money } from '../../../../../src/shared/values/money.ts';
import { buildTick } from '../../../../support/buildMarket.ts';
import { buildOrder } from '../../../../support/buildOrder.ts';
import { buildPosition } from '../../../../support/buildPosition.ts';
import { openPaperHarness } from '../../../../support/paperHarness.ts';

const stop = buildOrder({
  clientOrderId: 'P-1',
  side: 'SELL',
  triggerPrice: '59500',
  reduceOnly: true,
  role: 'STOP',
  venueOrderId: 'P-P-1',
});
const restored = (overrides: Partial<PaperState>): PaperState => ({
  balance: money('9990'),
  positions: [buildPosition()],
  orders: [stop],
  ...overrides,
});

describe('paper venue restored from the committed record', () => {
  it('holds the same positions, working orders and balance', () => {
    const paper = openPaperHarness({ state: restored({}) });
    const snapshot = paper.snapshot();
    expect(decimalText(snapshot.balance)).toBe('9990');
    expect(snapshot.positions.map((each) => decimalText(each.quantity))).toEqual(['0.1']);
    expect(snapshot.orders.map((each) => each.venueOrderId)).toEqual(['P-P-1']);
  });

  it('fills a stop that the price crossed while off at the first price after the start (SM-19)', () => {
    const paper = openPaperHarness({ state: restored({}), nextTrade: 42 });
    paper.market(buildTick({ last: '58000' }));
    // Modeled bid 58000 - 5.8 = 57994.2, less 2 basis points = 57982.60116.
    expect(paper.said).toEqual(['P-1 fill 0.1 @ 57982.6 TAKER']);
    expect(paper.events).toMatchObject([{ kind: 'fill', fill: { tradeId: 'T-42' } }]);
    expect(paper.snapshot().positions).toEqual([]);
  });

  it('leaves a stop that was not crossed alone', () => {
    const paper = openPaperHarness({ state: restored({}) });
    paper.market(buildTick({ last: '59501' }));
    expect(paper.said).toEqual([]);
    expect(paper.working()).toEqual(['P-1 OPEN 0']);
  });

  it('fills only the rest of a partly filled order', () => {
    const limit = buildOrder({ clientOrderId: 'L-1', limitPrice: '59900', status: 'PARTIAL', filledQuantity: '0.04' });
    const paper = openPaperHarness({ state: restored({ positions: [], orders: [limit] }) });
    expect(paper.working()).toEqual(['L-1 PARTIAL 0.04']);
    paper.market(buildTick({ last: '59000' }));
    expect(paper.said).toEqual(['L-1 fill 0.06 @ 59900 MAKER']);
  });

  it('drops a reduce-only order whose position is gone, and remembers it as expired', () => {
    const paper = openPaperHarness({ state: restored({ positions: [] }) });
    expect(paper.working()).toEqual([]);
    const answers: unknown[] = [];
    paper.venue.query(clientOrderId('P-1'), symbolName('BTC/USDT:USDT'), (answer) => answers.push(answer));
    paper.pass(1_000);
    expect(answers).toMatchObject([{ kind: 'found', order: { status: 'EXPIRED' } }]);
  });

  it('knows finished orders and does not know orders that never got an answer', () => {
    const orders = [
      buildOrder({ clientOrderId: 'F-1', status: 'FILLED', filledQuantity: '0.1' }),
      buildOrder({ clientOrderId: 'U-1', status: 'IN_FLIGHT', venueOrderId: null }),
    ];
    const paper = openPaperHarness({ state: restored({ orders }) });
    const kinds: string[] = [];
    for (const id of ['F-1', 'U-1'])
      paper.venue.query(clientOrderId(id), symbolName('BTC/USDT:USDT'), (answer) => kinds.push(answer.kind));
    paper.pass(1_000);
    expect(kinds).toEqual(['found', 'absent']);
  });
});
