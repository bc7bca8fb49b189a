import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, decimalText, ZERO, type Decimal } from '../../../../../src/shared/values/decimal.ts';
import type { Fill } from '../../../../../src/shared/model/fill.ts';
import { buildCandleEvent, buildTick } from '../../../../support/buildMarket.ts';
import { openPaperHarness, type PaperHarness } from '../../../../support/paperHarness.ts';

type Action =
  | { readonly do: 'print'; readonly last: number }
  | { readonly do: 'bar'; readonly range: number; readonly volume: number }
  | {
      readonly do: 'place';
      readonly side: 'BUY' | 'SELL';
      readonly type: 'MARKET' | 'LIMIT' | 'STOP_MARKET';
      readonly lots: number;
      readonly away: number;
      readonly reduceOnly: boolean;
    }
  | { readonly do: 'cancel'; readonly back: number }
  | { readonly do: 'pass'; readonly ms: number };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('print' as const), last: fc.integer({ min: 900, max: 1_100 }) }),
  },
  fc.record({
    do: fc.constant('bar' as const),
    range: fc.integer({ min: 0, max: 50 }),
    volume: fc.integer({ min: 0, max: 20 }),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('place' as const),
      side: fc.constantFrom('BUY' as const, 'SELL' as const),
      type: fc.constantFrom('MARKET' as const, 'LIMIT' as const, 'STOP_MARKET' as const),
      lots: fc.integer({ min: 1, max: 5_000 }),
      away: fc.integer({ min: -30, max: 60 }),
      reduceOnly: fc.boolean(),
    }),
  },
  fc.record({ do: fc.constant('cancel' as const), back: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(10, 100, 1_000) }),
);

interface Played {
  readonly paper: PaperHarness;
  readonly fills: readonly Omit<Fill, 'book'>[];
  /** Problems seen on the way: market fills better than the last price, reduce-only fills that grew the position. */
  readonly faults: readonly string[];
}

class Player {
  readonly paper = openPaperHarness();
  readonly faults: string[] = [];
  readonly #market = new Set<string>();
  readonly #reducing = new Set<string>();
  #last = 1_000;
  #placed = 0;
  #held = ZERO;

  constructor() {
    this.paper.market(buildTick({ last: '1000' }));
    this.paper.venue.onAccount((event) => {
      if (event.kind === 'fill') this.#watch(event.fill);
    });
  }

  run(step: Action): void {
    if (step.do === 'print') this.#print(step.last);
    else if (step.do === 'pass') this.paper.pass(step.ms);
    else if (step.do === 'cancel') this.paper.cancel(`A-${this.#placed - step.back}`);
    else if (step.do === 'place') this.#place(step);
    else {
      const high = String(1_000 + step.range);
      this.paper.market(buildCandleEvent({ high, low: '1000', volume: String(step.volume) }));
    }
  }

  #print(last: number): void {
    this.#last = last;
    this.paper.market(buildTick({ last: String(last) }));
  }

  #place({ side, type, lots, away, reduceOnly }: Extract<Action, { do: 'place' }>): void {
    this.#placed += 1;
    const id = `A-${this.#placed}`;
    if (type !== 'LIMIT') this.#market.add(id);
    if (reduceOnly) this.#reducing.add(id);
    const distance = side === 'BUY' ? away : -away;
    this.paper.send({
      clientOrderId: id,
      side,
      quantity: decimalText(decimal(lots).div(1_000)),
      limitPrice: type === 'LIMIT' ? String(this.#last - distance) : null,
      triggerPrice: type === 'STOP_MARKET' ? String(this.#last + distance) : null,
      reduceOnly,
    });
  }

  #watch({ clientOrderId, side, price, quantity }: Omit<Fill, 'book'>): void {
    const isBetter = side === 'BUY' ? price.lessThan(this.#last) : price.greaterThan(this.#last);
    if (this.#market.has(clientOrderId) && isBetter) this.faults.push(`${clientOrderId} better than ${this.#last}`);
    const next = this.#held.plus(side === 'BUY' ? quantity : quantity.neg());
    const isGrown = next.abs().greaterThan(this.#held.abs());
    if (this.#reducing.has(clientOrderId) && isGrown) this.faults.push(`${clientOrderId} grew`);
    this.#held = next;
  }
}

function play(actions: readonly Action[]): Played {
  const player = new Player();
  for (const step of actions) player.run(step);
  player.paper.pass(2_000);
  const fills = player.paper.events.flatMap((event) => (event.kind === 'fill' ? [event.fill] : []));
  return { paper: player.paper, fills, faults: player.faults };
}

const total = (fills: Played['fills'], of: (fill: Played['fills'][number]) => Decimal): Decimal =>
  fills.reduce<Decimal>((sum, fill) => sum.plus(of(fill)), ZERO);
const signed = (fill: Played['fills'][number]): Decimal => (fill.side === 'BUY' ? fill.quantity : fill.quantity.neg());

describe('openPaperVenue (properties)', () => {
  it('holds the sum of its fills, and a balance of start plus realized minus fees', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const { paper, fills } = play(actions);
        const snapshot = paper.snapshot();
        const [position] = snapshot.positions;
        const held = position?.quantity ?? ZERO;
        expect(decimalText(held)).toBe(decimalText(total(fills, signed)));
        // Cash flow of all fills plus what is still held at cost is what was realized.
        const flow = total(fills, (fill) => signed(fill).neg().mul(fill.price));
        const realized = flow.plus(held.mul(position?.averageEntry ?? ZERO));
        const expected = decimal('10000')
          .plus(realized)
          .minus(total(fills, (fill) => fill.fee));
        expect(snapshot.balance.minus(expected).abs().toNumber()).toBeLessThan(1e-12);
      }),
      { numRuns: 200 },
    );
  });

  it('never fills market and stop orders better than the price, and never grows a position by reduce-only', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        expect(play(actions).faults).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('fills no order beyond its quantity and gives every fill an id of its own', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const { paper, fills } = play(actions);
        for (const order of paper.snapshot().orders)
          expect(order.filledQuantity.lessThan(order.terms.quantity)).toBe(true);
        expect(fills.map((fill) => fill.tradeId)).toEqual(fills.map((_fill, index) => `T-${index + 1}`));
      }),
      { numRuns: 100 },
    );
  });

  it('says the same in the same order when everything is repeated', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        expect(play(actions).paper.said).toEqual(play(actions).paper.said);
      }),
      { numRuns: 100 },
    );
  });
});
