import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyReduce } from '../../../src/main/domain/pretrade/classifyReduce.ts';
import { dailyHeadroomOf } from '../../../src/main/domain/pretrade/dailyHeadroom.ts';
import { entryCaps } from '../../../src/main/domain/pretrade/entryCaps.ts';
import { runEmergencyGate } from '../../../src/main/domain/pretrade/runEmergencyGate.ts';
import { runEntryGate } from '../../../src/main/domain/pretrade/runEntryGate.ts';
import { correlationHeadroom } from '../../../src/main/domain/sizing/correlationHeadroom.ts';
import { sizeOrder } from '../../../src/main/domain/sizing/sizeOrder.ts';
import { toSizingWire } from '../../../src/main/domain/sizing/toSizingWire.ts';
import { sizingSchema } from '../../../src/shared/model/risk.ts';
import { decimal, decimalFromFloat, isOnStep, type Decimal } from '../../../src/shared/values/decimal.ts';
import { money } from '../../../src/shared/values/money.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';
import {
  buildCorrelation,
  buildDraft,
  buildEntryContext,
  buildExposure,
  buildMatrix,
  settings,
} from '../../support/buildEntryContext.ts';
import { noCaps } from '../../support/buildSizingInput.ts';
import { fineInstrument, over, sizingOfPlan } from '../../support/entryPlan.ts';

const amount = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((cents) => money(over(cents, 100)));

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

const atMost = (found: Decimal, limit: Decimal) => expect(found.lessThanOrEqualTo(limit)).toBe(true);

describe('sizeOrder', () => {
  it('never exceeds the budget or any cap, and stays on the lot', () => {
    let sized = 0;
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
          sizingOfPlan(plan, {
            ...noCaps,
            gross: { cap: limits.gross, now: given.gross },
            symbol: { cap: limits.symbol, now: given.symbol },
            heat: { cap: limits.heat, now: given.heat },
            orderNotional: given.orderNotional,
            dailyLoss: given.dailyLoss,
          }),
        );
        if (!result.ok) return;
        sized += 1;
        const sizing = result.value;
        const notional = sizing.quantity.mul('60000');
        atMost(sizing.riskAmount, plan.equity.mul('0.005'));
        atMost(given.gross.add(notional), plan.equity.mul('0.2'));
        atMost(given.symbol.add(notional), plan.equity.mul('0.2'));
        atMost(given.heat.add(sizing.riskAmount), plan.equity.mul('0.02'));
        atMost(notional, given.orderNotional);
        atMost(sizing.riskAmount, given.dailyLoss);
        expect(isOnStep(sizing.quantity, fineInstrument.lot)).toBe(true);
        expect(sizingSchema.safeParse(toSizingWire(sizing)).success).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(sized).toBeGreaterThan(75);
  });
});

const rhos = fc.option(
  fc.integer({ min: -10, max: 10 }).map((tenths) => tenths / 10),
  { freq: 5 },
);
const fractions = fc.integer({ min: -150, max: 150 }).map((mils) => mils / 1_000);

/** The order's symbol and one other, each held long, short or not at all. */
const company = fc.record({ own: fractions, other: fractions, rho: rhos });
const correlationOf = ({ own, other, rho }: { own: number; other: number; rho: number | null }) =>
  buildCorrelation([own, other], {
    matrix: buildMatrix([
      [1, rho, 0],
      [rho, 1, 0],
      [0, 0, 1],
    ]),
  });
/** sqrt(a'Ra) of two exposures, written out. */
const joint = (one: number, other: number, rho: number | null) =>
  Math.sqrt(Math.max(0, one ** 2 + other ** 2 + 2 * (rho === null ? Math.abs(one * other) : rho * one * other)));

describe('runEntryGate', () => {
  it('AT-RC-3: 10,000 random orders: what is accepted never violates RC-12 to RC-18', () => {
    let accepted = 0;
    const losses = amount(120);
    fc.assert(
      fc.property(
        fc.record({
          plan: plans,
          given: exposures,
          pair: company,
          lossNow: losses,
          lots: fc.integer({ min: 1, max: 5_000 }),
        }),
        ({ plan, given, pair, lossNow, lots }) => {
          const limits = settings.modes.PAPER;
          const exposure = buildExposure(given);
          const dailyLoss = { startEquity: money('10000'), lossNow };
          const none = { notional: null, dailyLoss: null, correlation: null, liquidity: null };
          const sizing = sizeOrder(sizingOfPlan(plan, entryCaps(limits, exposure, none)));
          const size = quantity(over(lots, 100_000));
          const result = runEntryGate(
            buildEntryContext({
              instrument: fineInstrument,
              equity: plan.equity,
              exposure,
              sizing,
              dailyLoss,
              correlation: correlationOf(pair),
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
          atMost(given.symbolPosition.add(given.symbolWorking).add(value), plan.equity.mul('0.2'));
          atMost(given.grossPositions.add(given.workingEntries).add(value), plan.equity.mul('0.2'));
          const added = Number(value.div(plan.equity)) * (plan.side === 'LONG' ? 1 : -1);
          expect(joint(pair.own + added, pair.other, pair.rho)).toBeLessThanOrEqual(0.16 * (1 + 1e-9));
          expect(given.heldSymbols + (given.symbolIsHeld ? 0 : 1) <= 20 || given.symbolIsHeld).toBe(true);
          expect(given.workingOrdersInSymbol + 1).toBeLessThanOrEqual(5);
          atMost(risk, plan.equity.mul('0.005'));
          atMost(given.heat.add(risk), plan.equity.mul('0.02'));
          atMost(risk.add(lossNow), decimal('100'));
        },
      ),
      { numRuns: 10_000 },
    );
    expect(accepted).toBeGreaterThan(250);
  });

  it('accepts every size the sizer computes from the same facts', () => {
    let sized = 0;
    fc.assert(
      fc.property(plans, exposures, company, (plan, given, pair) => {
        const limits = settings.modes.PAPER;
        const exposure = buildExposure({ ...given, heldSymbols: 0, workingOrdersInSymbol: 0 });
        const dailyLoss = { startEquity: money('10000'), lossNow: money('60') };
        const correlation = correlationOf(pair);
        const exposuresNow = [pair.own, pair.other, 0];
        const room = correlationHeadroom({ ...correlation, exposures: exposuresNow, side: plan.side, cap: 0.16 });
        const sizing = sizeOrder(
          sizingOfPlan(
            plan,
            entryCaps(limits, exposure, {
              notional: null,
              dailyLoss: dailyHeadroomOf(dailyLoss, limits.dailyLoss),
              correlation: money(decimalFromFloat(room).mul(plan.equity)),
              liquidity: null,
            }),
          ),
        );
        // A book that is above the cap already may need more of a hedge than another limit leaves.
        if (!sizing.ok || joint(pair.own, pair.other, pair.rho) > 0.16) return;
        sized += 1;
        const draft = buildDraft({
          side: plan.side === 'LONG' ? 'BUY' : 'SELL',
          quantity: sizing.value.quantity,
          stopPrice: sizing.value.stopPrice,
        });
        const context = {
          instrument: fineInstrument,
          equity: plan.equity,
          exposure,
          sizing,
          dailyLoss,
          correlation,
          draft,
        };
        const result = runEntryGate(buildEntryContext(context));
        const failed = result.ok ? [] : result.failed.map((check) => check.rule);
        expect(failed.filter((rule) => rule !== 'RC-20' && rule !== 'RC-07')).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
    expect(sized).toBeGreaterThan(150);
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
