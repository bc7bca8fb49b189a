import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyReduce } from '../../../src/main/domain/pretrade/classifyReduce.ts';
import { entryCaps } from '../../../src/main/domain/pretrade/entryCaps.ts';
import { runEmergencyGate } from '../../../src/main/domain/pretrade/runEmergencyGate.ts';
import { runEntryGate } from '../../../src/main/domain/pretrade/runEntryGate.ts';
import { sizeOrder } from '../../../src/main/domain/sizing/sizeOrder.ts';
import type { SizingInput } from '../../../src/main/domain/sizing/sizing.ts';
import { toSizingWire } from '../../../src/main/domain/sizing/toSizingWire.ts';
import { sizingSchema } from '../../../src/shared/model/risk.ts';
import { decimal, isOnStep, type Decimal } from '../../../src/shared/values/decimal.ts';
import { money } from '../../../src/shared/values/money.ts';
import { price } from '../../../src/shared/values/price.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';
import { buildDraft, buildEntryContext, buildExposure, settings } from '../../support/buildEntryContext.ts';
import { buildInstrument } from '../../support/buildInstrument.ts';
import { buildSizingInput, noCaps } from '../../support/buildSizingInput.ts';

const over = (count: number, parts: number): Decimal => decimal(count).div(decimal(parts));
const amount = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((cents) => money(over(cents, 100)));
const instrument = buildInstrument({ lot: '0.00001', minQuantity: '0.00001' });

const exposures = fc.record({
  grossPositions: amount(2_500),
  workingEntries: amount(800),
  symbolPosition: amount(1_500),
  symbolWorking: amount(800),
  heat: amount(250),
  heldSymbols: fc.integer({ min: 0, max: 25 }),
  symbolIsHeld: fc.boolean(),
  workingOrdersInSymbol: fc.integer({ min: 0, max: 7 }),
});

const plans = fc.record({
  side: fc.constantFrom('LONG' as const, 'SHORT' as const),
  stopTicks: fc.integer({ min: 1, max: 100_000 }),
  equity: fc.integer({ min: 100, max: 5_000_000 }).map((cents) => money(over(cents, 100))),
  slippage: fc.integer({ min: 0, max: 100 }).map((points) => over(points, 10_000)),
});

type Plan = typeof plans extends fc.Arbitrary<infer Value> ? Value : never;

const sizingInput = (plan: Plan, caps: SizingInput['caps']): SizingInput => {
  const distance = over(plan.stopTicks, 10);
  const entry = price('60000');
  return buildSizingInput({
    side: plan.side,
    equity: plan.equity,
    entry,
    stop: price(plan.side === 'LONG' ? entry.sub(distance) : entry.add(distance)),
    costs: {
      entryFee: decimal('0.0005'),
      exitFee: decimal('0.0005'),
      entrySlippage: plan.slippage,
      stopSlippage: decimal('0.001'),
    },
    instrument,
    caps,
  });
};

describe('sizeOrder', () => {
  it('never exceeds the budget or any cap, and stays on the lot', () => {
    const cases = fc.record({
      gross: amount(2_500),
      symbol: amount(2_500),
      heat: amount(250),
      orderNotional: amount(3_000),
      dailyLoss: amount(100),
    });
    fc.assert(
      fc.property(plans, cases, (plan, given) => {
        const limits = settings.modes.PAPER;
        const result = sizeOrder(
          sizingInput(plan, {
            ...noCaps,
            gross: { cap: limits.gross, now: given.gross },
            symbol: { cap: limits.symbol, now: given.symbol },
            heat: { cap: limits.heat, now: given.heat },
            orderNotional: given.orderNotional,
            dailyLoss: given.dailyLoss,
          }),
        );
        if (!result.ok) return;
        const sizing = result.value;
        const notional = sizing.quantity.mul('60000');
        const atMost = (found: Decimal, limit: Decimal) => expect(found.lessThanOrEqualTo(limit)).toBe(true);
        atMost(sizing.riskAmount, plan.equity.mul('0.005'));
        atMost(given.gross.add(notional), plan.equity.mul('0.2'));
        atMost(given.symbol.add(notional), plan.equity.mul('0.2'));
        atMost(given.heat.add(sizing.riskAmount), plan.equity.mul('0.02'));
        atMost(notional, given.orderNotional);
        atMost(sizing.riskAmount, given.dailyLoss);
        expect(isOnStep(sizing.quantity, instrument.lot)).toBe(true);
        expect(sizingSchema.safeParse(toSizingWire(sizing)).success).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('runEntryGate', () => {
  it('leaves every portfolio limit intact after each order it accepts (AT-RC-3)', () => {
    let accepted = 0;
    fc.assert(
      fc.property(plans, exposures, fc.integer({ min: 1, max: 5_000 }), (plan, given, lots) => {
        const limits = settings.modes.PAPER;
        const exposure = buildExposure(given);
        const sizing = sizeOrder(sizingInput(plan, entryCaps(limits, exposure, null)));
        const size = quantity(over(lots, 100_000));
        const result = runEntryGate(
          buildEntryContext({
            instrument,
            equity: plan.equity,
            exposure,
            sizing,
            draft: buildDraft({
              side: plan.side === 'LONG' ? 'BUY' : 'SELL',
              quantity: size,
              stopPrice: sizing.ok ? sizing.value.stopPrice : null,
            }),
          }),
        );
        if (!result.ok || !sizing.ok) {
          expect(result.ok).toBe(false);
          return;
        }
        accepted += 1;
        const value = size.mul('60000');
        const risk = size.mul(sizing.value.terms.lossPerUnit);
        const atMost = (found: Decimal, limit: Decimal) => expect(found.lessThanOrEqualTo(limit)).toBe(true);
        atMost(given.symbolPosition.add(given.symbolWorking).add(value), plan.equity.mul('0.2'));
        atMost(given.grossPositions.add(given.workingEntries).add(value), plan.equity.mul('0.2'));
        expect(given.heldSymbols + (given.symbolIsHeld ? 0 : 1) <= 20 || given.symbolIsHeld).toBe(true);
        expect(given.workingOrdersInSymbol + 1).toBeLessThanOrEqual(5);
        atMost(risk, plan.equity.mul('0.005'));
        atMost(given.heat.add(risk), plan.equity.mul('0.02'));
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(20);
  });
});

describe('reducing orders', () => {
  const sides = fc.constantFrom('BUY' as const, 'SELL' as const);
  const signedLots = fc.integer({ min: -500, max: 500 }).map((lots) => quantity(over(lots, 1_000)));
  const lots = fc.integer({ min: 0, max: 600 }).map((count) => quantity(over(count, 1_000)));

  it('never grow or flip a position, with everything that already works filled too', () => {
    fc.assert(
      fc.property(
        fc.record({ side: sides, held: signedLots, working: lots, size: lots }),
        ({ side, held, working, size }) => {
          const { isReducing, maxReducible } = classifyReduce({
            side,
            quantity: size,
            positionQuantity: held,
            workingReduceQuantity: working,
          });
          expect(maxReducible.isNegative()).toBe(false);
          if (!isReducing) return;
          const closed = size.add(working);
          const after = held.isNegative() ? held.add(closed) : held.sub(closed);
          expect(after.isZero() || after.isNegative() === held.isNegative()).toBe(true);
          expect(after.abs().lessThanOrEqualTo(held.abs())).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('pass the emergency gate only where they cannot grow exposure', () => {
    fc.assert(
      fc.property(sides, signedLots, lots, (side, held, size) => {
        const draft = buildDraft({ side, role: 'EMERGENCY', reduceOnly: true, quantity: size, stopPrice: null });
        const context = { draft, stateVersion: 1, positionQuantity: held, workingEmergencyQuantity: quantity('0') };
        if (!runEmergencyGate(context).ok) return;
        const after = side === 'BUY' ? held.add(size) : held.sub(size);
        expect(after.abs().lessThan(held.abs())).toBe(true);
        expect(after.isZero() || after.isNegative() === held.isNegative()).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
