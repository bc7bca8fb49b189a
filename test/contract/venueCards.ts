/**
 * Venue cards: what the desk relies on from every venue, simulated or real, whatever lies between. Run by one test file per implementation.
 * They say what any honest venue does, so prices are bounds ("not better than the quote") and never a fill model.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decimalText, ZERO, type Decimal } from '../../src/shared/values/decimal.ts';
import type { TermsWire } from '../support/buildOrder.ts';
import { CardDesk, SYMBOLS, type VenueHarness } from './cardDesk.ts';

const START = '10000';

const workingIds = (snapshot: { orders: readonly { terms: { clientOrderId: string } }[] }): string[] =>
  snapshot.orders.map((order) => order.terms.clientOrderId);

/** Runs every card of the market against fresh harnesses. */
export function venueCards(
  name: string,
  openHarness: () => Promise<VenueHarness>,
  market: 'PERP' | 'SPOT' = 'PERP',
): void {
  describe(`venue cards: ${name}`, () => {
    let desk: CardDesk;
    beforeEach(async () => {
      desk = new CardDesk(await openHarness());
    });
    afterEach(() => desk.harness.close());
    orderCards(() => desk);
    refusalCards(() => desk, market);
    cancelCards(() => desk);
    if (market === 'PERP') reducingCards(() => desk);
    stopCards(() => desk);
    if (market === 'SPOT') lockingCards(() => desk);
    reportCards(() => desk);
    if (market === 'PERP') moneyCards(() => desk);
  });
}

function orderCards(use: () => CardDesk): void {
  it('VC-01 accepts a market order and fills it whole under its client order id', async () => {
    const desk = use();
    const answer = await desk.place({ clientOrderId: 'M-1', quantity: '0.25' });
    if (answer?.kind !== 'accepted') throw new Error(`Expected accepted, found ${JSON.stringify(answer)}`);
    expect(answer.venueOrderId).toMatch(/./);
    expect(desk.filled('M-1')).toBe('0.25');
  });

  it('VC-02 fills a market order at the quote or worse', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'B-1', side: 'BUY' });
    await desk.place({ clientOrderId: 'S-1', side: 'SELL' });
    for (const fill of desk.fills('B-1')) expect(fill.price.toNumber()).toBeGreaterThanOrEqual(60_000.1);
    for (const fill of desk.fills('S-1')) expect(fill.price.toNumber()).toBeLessThanOrEqual(59_999.9);
  });

  it('VC-03 rests a limit order away from the market and fills it at its limit or better once the price trades through', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'L-1', limitPrice: '59900' });
    expect(desk.fills('L-1')).toEqual([]);
    expect(workingIds(await desk.snapshot())).toEqual(['L-1']);
    await desk.print('59890');
    expect(desk.filled('L-1')).toBe('0.1');
    for (const fill of desk.fills('L-1')) expect(fill.price.toNumber()).toBeLessThanOrEqual(59_900);
  });

  it('VC-04 never fills a crossing limit order beyond its limit', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'L-1', limitPrice: '60010' });
    expect(desk.fills('L-1').length).toBeGreaterThan(0);
    for (const fill of desk.fills('L-1')) expect(fill.price.toNumber()).toBeLessThanOrEqual(60_010);
  });

  it('VC-05 expires an immediate-or-cancel order that finds nothing', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'I-1', limitPrice: '59000', timeInForce: 'IOC' });
    expect(desk.filled('I-1')).toBe('0');
    expect(desk.endings('I-1')).toEqual(['EXPIRED']);
    expect(workingIds(await desk.snapshot())).toEqual([]);
  });

  it('VC-06 numbers every fill with a trade id of its own', async () => {
    const desk = use();
    for (const id of ['M-1', 'M-2', 'M-3']) await desk.place({ clientOrderId: id });
    const ids = desk.events.flatMap((event) => (event.kind === 'fill' ? [event.fill.tradeId] : []));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(3);
  });
}

const REDUCES_NOTHING: [string, Partial<TermsWire>] = [
  'a reduce-only order without a position',
  { side: 'SELL', reduceOnly: true },
];

function refusalCards(use: () => CardDesk, market: 'PERP' | 'SPOT'): void {
  const refused: readonly [string, Partial<TermsWire>][] = [
    ['an unknown symbol', { symbol: SYMBOLS[market].replace('BTC', 'NOPE') }],
    ['a limit price off the tick', { limitPrice: '59900.05' }],
    ['a quantity off the lot', { quantity: '0.1005' }],
    ['a quantity above the maximum', { quantity: '100000' }],
    ['a notional below the minimum', { limitPrice: '4000', quantity: '0.001' }],
    ['an order without the margin for it', { quantity: '1' }],
    ['a post-only order that would take', { limitPrice: '60100', postOnly: true }],
    ['a stop that would trigger at once', { side: 'SELL', triggerPrice: '60100' }],
    ...(market === 'PERP' ? [REDUCES_NOTHING] : []),
  ];
  it.each(refused)('VC-07 rejects %s with code and words, and nothing follows', async (_what, overrides) => {
    const desk = use();
    const answer = await desk.place({ clientOrderId: 'R-1', ...overrides });
    if (answer?.kind !== 'rejected') throw new Error(`Expected rejected, found ${JSON.stringify(answer)}`);
    expect(answer.code).toMatch(/./);
    expect(answer.text).toMatch(/./);
    expect(desk.fills('R-1')).toEqual([]);
    expect(workingIds(await desk.snapshot())).toEqual([]);
  });

  it('VC-08 rejects a client order id that is open already and leaves the first order alone', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'D-1', limitPrice: '59000' });
    expect(await desk.place({ clientOrderId: 'D-1', limitPrice: '59000' })).toMatchObject({ kind: 'rejected' });
    expect(workingIds(await desk.snapshot())).toEqual(['D-1']);
  });
}

function cancelCards(use: () => CardDesk): void {
  it('VC-09 cancels a working order and says so in answer and stream', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'C-1', limitPrice: '59000' });
    const answers = desk.sendCancel('C-1');
    await desk.harness.settle();
    expect(answers).toEqual([{ kind: 'canceled' }]);
    expect(desk.endings('C-1')).toEqual(['CANCELED']);
    await desk.print('58000');
    expect(desk.filled('C-1')).toBe('0');
  });

  it('VC-10 answers notWorking for orders that are filled, canceled or unknown', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'F-1' });
    await desk.place({ clientOrderId: 'C-1', limitPrice: '59000' });
    desk.sendCancel('C-1');
    await desk.harness.settle();
    const answers = [desk.sendCancel('F-1'), desk.sendCancel('C-1'), desk.sendCancel('X-1')];
    await desk.harness.settle();
    expect(answers.flat().map((answer) => answer.kind)).toEqual(['notWorking', 'notWorking', 'notWorking']);
  });

  it('VC-11 settles the race of cancel and fill one way only', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'C-1', limitPrice: '59900' });
    const answers = desk.sendCancel('C-1');
    await desk.harness.print('59800');
    await desk.harness.settle();
    const outcome = { answer: answers[0]?.kind, filled: desk.filled('C-1'), endings: desk.endings('C-1') };
    expect([
      { answer: 'notWorking', filled: '0.1', endings: [] },
      { answer: 'canceled', filled: '0', endings: ['CANCELED'] },
    ]).toContainEqual(outcome);
  });

  it('VC-12 lets a cancel that follows its order at once find it', async () => {
    const desk = use();
    const placed = desk.send({ clientOrderId: 'C-1', limitPrice: '59000' });
    const canceled = desk.sendCancel('C-1');
    await desk.harness.settle();
    expect([placed[0]?.kind, canceled[0]?.kind]).toEqual(['accepted', 'canceled']);
    expect(workingIds(await desk.snapshot())).toEqual([]);
  });
}

function reducingCards(use: () => CardDesk): void {
  it('VC-13 cuts a reduce-only order to the position', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'B-1', quantity: '0.1' });
    await desk.place({ clientOrderId: 'S-1', side: 'SELL', quantity: '0.3', reduceOnly: true });
    expect(desk.filled('S-1')).toBe('0.1');
    expect((await desk.snapshot()).positions).toEqual([]);
  });

  it('VC-14 closes below the minimum notional when the venue exempts reduce-only orders', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'B-1', quantity: '0.001' });
    await desk.print('4000');
    const answer = await desk.place({ clientOrderId: 'S-1', side: 'SELL', quantity: '0.001', reduceOnly: true });
    expect(answer?.kind).toBe(desk.harness.venue.capabilities.reduceOnlyExempt ? 'accepted' : 'rejected');
  });
}

function stopCards(use: () => CardDesk): void {
  it('VC-15 rests a stop, and fills it at the worse of trigger and market when the price gaps through', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'B-1' });
    await desk.place({ clientOrderId: 'P-1', side: 'SELL', triggerPrice: '59500', reduceOnly: desk.isPerp });
    expect(workingIds(await desk.snapshot())).toEqual(['P-1']);
    await desk.print('59501');
    expect(desk.filled('P-1')).toBe('0');
    await desk.print('59000');
    expect(desk.filled('P-1')).toBe('0.1');
    for (const fill of desk.fills('P-1')) expect(fill.price.toNumber()).toBeLessThanOrEqual(59_000);
    expect((await desk.snapshot()).positions).toEqual([]);
  });
}

/** What the balance of a spot account allows at a time: the purchase and the bitcoin that was there, less the fee kept. */
const LOCKS_ALL = { side: 'SELL', triggerPrice: '59500', quantity: '1.099', reduceOnly: false } as const;

function lockingCards(use: () => CardDesk): void {
  it('VC-18 refuses to sell what a resting stop locks, and sells it once the stop is canceled', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'B-1' });
    expect(await desk.place({ clientOrderId: 'P-1', ...LOCKS_ALL })).toMatchObject({ kind: 'accepted' });
    const refused = await desk.place({ clientOrderId: 'S-1', side: 'SELL', quantity: '0.05' });
    expect(refused).toMatchObject({ kind: 'rejected', code: '-2010' });
    const canceled = desk.sendCancel('P-1');
    await desk.harness.settle();
    expect(canceled).toEqual([{ kind: 'canceled' }]);
    expect(await desk.place({ clientOrderId: 'S-2', side: 'SELL', quantity: '0.05' })).toMatchObject({
      kind: 'accepted',
    });
    expect(desk.filled('S-2')).toBe('0.05');
  });

  it('VC-19 rests a second stop for the same balance only when the first is canceled', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'B-1' });
    await desk.place({ clientOrderId: 'P-1', ...LOCKS_ALL });
    const second = { ...LOCKS_ALL, triggerPrice: '59600' };
    expect(await desk.place({ clientOrderId: 'P-2', ...second })).toMatchObject({ kind: 'rejected', code: '-2010' });
    expect(workingIds(await desk.snapshot())).toEqual(['P-1']);
    desk.sendCancel('P-1');
    await desk.harness.settle();
    expect(await desk.place({ clientOrderId: 'P-3', ...second })).toMatchObject({ kind: 'accepted' });
    expect(workingIds(await desk.snapshot())).toEqual(['P-3']);
  });
}

function reportCards(use: () => CardDesk): void {
  it('VC-16 answers queries with the order, or says it is absent', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'O-1', limitPrice: '59000' });
    await desk.place({ clientOrderId: 'F-1' });
    expect(await desk.query('O-1')).toMatchObject({ kind: 'found', order: { status: 'OPEN' } });
    expect(await desk.query('F-1')).toMatchObject({ kind: 'found', order: { status: 'FILLED' } });
    expect(await desk.query('X-1')).toEqual({ kind: 'absent' });
  });
}

function moneyCards(use: () => CardDesk): void {
  it('VC-17 reports positions that are the sum of the fills, and a balance of start plus realized less fees', async () => {
    const desk = use();
    await desk.place({ clientOrderId: 'B-1', quantity: '0.2' });
    await desk.print('60500');
    await desk.place({ clientOrderId: 'S-1', side: 'SELL', quantity: '0.05', reduceOnly: true });
    const snapshot = await desk.snapshot();
    expect(snapshot.positions.map((each) => decimalText(each.quantity))).toEqual(['0.15']);
    const entry = snapshot.positions[0]?.averageEntry ?? ZERO;
    const sold = desk
      .fills('S-1')
      .reduce<Decimal>((sum, each) => sum.plus(each.price.minus(entry).mul(each.quantity)), ZERO);
    const fees = [...desk.fills('B-1'), ...desk.fills('S-1')].reduce<Decimal>((sum, each) => sum.plus(each.fee), ZERO);
    expect(fees.toNumber()).toBeGreaterThan(0);
    expect(snapshot.balance.minus(START).minus(sold).plus(fees).abs().toNumber()).toBeLessThan(1e-6);
  });
}
