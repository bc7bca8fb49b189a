import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFill } from '../../../src/main/domain/position/applyFill.ts';
import { unrealizedPnl } from '../../../src/main/domain/position/mark.ts';
import type { Fill } from '../../../src/shared/model/fill.ts';
import { positionSchema, tradeSchema, type Position, type Trade } from '../../../src/shared/model/position.ts';
import { ZERO, decimal, toWire, type Decimal } from '../../../src/shared/values/decimal.ts';
import { money } from '../../../src/shared/values/money.ts';
import { price } from '../../../src/shared/values/price.ts';
import { buildFill } from '../../support/buildFill.ts';

const fills = fc.array(
  fc.record({
    side: fc.constantFrom('BUY' as const, 'SELL' as const),
    lots: fc.integer({ min: 1, max: 5_000 }),
    ticks: fc.integer({ min: 1, max: 10_000_000 }),
    feeTicks: fc.integer({ min: -100, max: 1_000 }),
  }),
  { minLength: 1, maxLength: 30 },
);

const thousandths = (count: number): string => decimal(count).div(decimal(1_000)).toFixed();
const hundredths = (count: number): string => decimal(count).div(decimal(100)).toFixed();

interface Ledger {
  position: Position | null;
  trades: Trade[];
  realized: Decimal;
}

function runAll(sequence: readonly Fill[], onStep: (ledger: Ledger) => void = () => undefined): Ledger {
  const ledger: Ledger = { position: null, trades: [], realized: ZERO };
  const context = {
    plannedRisk: money('1'),
    stopPrice: price('50'),
    source: 'manual',
    reason: 'Property',
    dustBelow: ZERO,
  };
  for (const fill of sequence) {
    const outcome = applyFill(ledger.position, fill, { ...context, nextTradeNumber: ledger.trades.length + 1 });
    ledger.position = outcome.position;
    ledger.trades.push(...outcome.trades);
    ledger.realized = ledger.realized.add(outcome.realizedPnl);
    onStep(ledger);
  }
  return ledger;
}

const sequences = fills.map((drafts) =>
  drafts.map((draft) =>
    buildFill({
      side: draft.side,
      quantity: thousandths(draft.lots),
      price: hundredths(draft.ticks),
      fee: hundredths(draft.feeTicks),
    }),
  ),
);
const signed = (fill: Fill): Decimal => (fill.side === 'BUY' ? fill.quantity : fill.quantity.neg());

describe('applyFill', () => {
  it('holds exactly the signed sum of its fills', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        const sum = sequence.reduce((total, fill) => total.add(signed(fill)), ZERO);
        expect(runAll(sequence).position?.quantity ?? ZERO).toEqual(sum);
      }),
    );
  });

  it('conserves cash: what was received for sales and paid for purchases is realized, or still in the position', () => {
    fc.assert(
      fc.property(sequences, fc.integer({ min: 1, max: 10_000_000 }), (sequence, ticks) => {
        const { position, realized } = runAll(sequence);
        const mark = price(hundredths(ticks));
        const flow = sequence.reduce((total, fill) => total.sub(signed(fill).mul(fill.price)), ZERO);
        const held = position === null ? ZERO : position.quantity.mul(mark);
        const open = position === null ? ZERO : unrealizedPnl(position, mark);
        expect(flow.add(held).sub(realized.add(open)).abs().lessThan('0.000000000001')).toBe(true);
      }),
    );
  });

  it('conserves cash to the last digit when flat, and charges every fee to exactly one round trip', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        const { quantity } = runAll(sequence).position ?? { quantity: ZERO };
        const close = buildFill({
          side: quantity.isNegative() ? 'BUY' : 'SELL',
          quantity: quantity.isZero() ? '1' : quantity.abs().toFixed(),
        });
        const all = quantity.isZero() ? sequence : [...sequence, close];
        const { position, trades, realized } = runAll(all);
        expect(position).toBeNull();
        const flow = all.reduce((total, fill) => total.sub(signed(fill).mul(fill.price)), ZERO);
        const fees = all.reduce((total, fill) => total.add(fill.fee), ZERO);
        expect(realized).toEqual(flow);
        expect(trades.reduce((total, trade) => total.add(trade.realizedPnl), ZERO)).toEqual(flow);
        expect(trades.reduce((total, trade) => total.add(trade.fees), ZERO)).toEqual(fees);
        expect(trades.reduce((total, trade) => total.add(trade.netPnl), ZERO)).toEqual(flow.sub(fees));
      }),
    );
  });

  it('only makes positions and round trips that the wire can carry, numbered without gaps', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        const { trades } = runAll(sequence, ({ position }) => {
          if (position !== null) expect(positionSchema.safeParse(toWire(position)).success).toBe(true);
        });
        expect(trades.map((trade) => trade.number)).toEqual(trades.map((_, at) => at + 1));
        for (const trade of trades) expect(tradeSchema.safeParse(toWire(trade)).success).toBe(true);
      }),
    );
  });
});
