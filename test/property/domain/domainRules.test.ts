import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emergencyOrderId } from '../../../src/main/domain/emergency/emergencyOrderId.ts';
import { planStop } from '../../../src/main/domain/emergency/planStop.ts';
import { addCandle, type PartialCandle } from '../../../src/main/domain/market/addCandle.ts';
import { quoteOf } from '../../../src/main/domain/market/quote.ts';
import { fullBucket, takeToken } from '../../../src/main/domain/pretrade/tokenBucket.ts';
import { donchian } from '../../../src/main/domain/strategy/donchian.ts';
import type { Candle } from '../../../src/shared/model/candle.ts';
import { orderRoles } from '../../../src/shared/model/order.ts';
import { decimal } from '../../../src/shared/values/decimal.ts';
import { clientOrderId, symbolName } from '../../../src/shared/values/ids.ts';
import { price } from '../../../src/shared/values/price.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../src/shared/values/time.ts';

describe('quoteOf', () => {
  it('models a spread of at least a tick that holds the last price inside', () => {
    const ticks = fc.constantFrom('0.01', '0.1', '0.5', '1');
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 100_000_000 }), ticks, (cents, tick) => {
        const last = decimal(cents).div(decimal(100));
        const { bid, ask } = quoteOf({ last: last.toFixed(), bid: null, ask: null }, { tick: price(tick) });
        expect(bid.lessThan(last) && ask.greaterThan(last)).toBe(true);
        expect(last.sub(bid).div(last).greaterThanOrEqualTo('0.0001')).toBe(true);
        expect(ask.sub(last).div(last).greaterThanOrEqualTo('0.0001')).toBe(true);
        expect(bid.mod(tick).isZero() && ask.mod(tick).isZero()).toBe(true);
      }),
    );
  });
});

describe('takeToken', () => {
  it('never accepts more than burst plus refill in any stretch, nor more than the cap in a minute', () => {
    const settings = { bucket: 10, refillPerSec: 5, perMinute: 100 };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 200 }), (gaps) => {
        let now = 0;
        let bucket = fullBucket(unixMs(0), settings);
        const taken: number[] = [];
        for (const gap of gaps) {
          now += gap;
          const outcome = takeToken(bucket, unixMs(now), settings);
          bucket = outcome.bucket;
          if (outcome.accepted) taken.push(now);
        }
        taken.forEach((from, first) => {
          taken
            .slice(first)
            .forEach((to, count) => expect(count + 1).toBeLessThanOrEqual(10 + (5 * (to - from)) / 1_000));
          expect(taken.filter((at) => at >= from && at - from < 60_000).length).toBeLessThanOrEqual(100);
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('planStop', () => {
  it('cancels every order once, closes every position fully, and closes nothing before the entries are gone', () => {
    const symbols = ['A', 'B', 'C', 'D'];
    const orders = fc.array(
      fc.record({
        symbol: fc.constantFrom(...symbols),
        role: fc.constantFrom(...orderRoles),
        reduceOnly: fc.boolean(),
      }),
    );
    const holdings = fc.uniqueArray(
      fc.record({ symbol: fc.constantFrom(...symbols), lots: fc.integer({ min: -30, max: 30 }) }),
      {
        selector: (each) => each.symbol,
      },
    );
    fc.assert(
      fc.property(fc.constantFrom('SPOT' as const, 'PERP' as const), orders, holdings, (market, given, held) => {
        const plan = planStop({
          market,
          reduceOnly: true,
          orders: given.map((order, at) => ({ ...order, clientOrderId: clientOrderId(`o${at}`) })),
          positions: held.map(({ symbol, lots }) => ({
            symbol,
            quantity: quantity(decimal(lots)),
            risk: decimal(1),
            maxQuantity: quantity('7'),
          })),
        });
        const emergencies = new Set(given.filter((order) => order.role === 'EMERGENCY').map((order) => order.symbol));
        const cancels = plan.flatMap((step) => (step.step === 'CANCEL' ? [step.clientOrderId] : []));
        expect(cancels.toSorted()).toEqual(
          given.flatMap((order, at) => (order.role === 'EMERGENCY' ? [] : [`o${at}`])).toSorted(),
        );
        for (const { symbol, lots } of held) {
          const closes = plan.flatMap((step) => (step.step === 'CLOSE' && step.symbol === symbol ? [step] : []));
          const sum = closes.reduce(
            (total, step) => total.add(step.side === 'BUY' ? step.quantity : step.quantity.neg()),
            decimal(0),
          );
          expect(sum.add(emergencies.has(symbol) ? 0 : lots).isZero()).toBe(true);
          expect(closes.every((step) => step.quantity.lessThanOrEqualTo(7))).toBe(true);
        }
        const firstClose = plan.findIndex((step) => step.step === 'CLOSE');
        const entries = given.flatMap((order, at) => (order.role === 'ENTRY' ? [`o${at}`] : []));
        const lastEntry = plan.findLastIndex((step) => step.step === 'CANCEL' && entries.includes(step.clientOrderId));
        expect(firstClose === -1 || lastEntry < firstClose).toBe(true);
      }),
    );
  });
});

describe('emergencyOrderId', () => {
  it('gives different symbols different ids that every venue takes', () => {
    const names = fc.stringMatching(/^[A-Z0-9]{1,20}\/[A-Z0-9]{1,12}(:[A-Z0-9]{1,12})?$/);
    fc.assert(
      fc.property(fc.uniqueArray(names, { maxLength: 40 }), fc.integer({ min: 1, max: 999 }), (symbols, attempt) => {
        const ids = symbols.map((symbol) => emergencyOrderId({ incident: 'I123', symbol, leg: 'BOTH', attempt }));
        expect(new Set(ids).size).toBe(symbols.length);
        expect(ids.every((id) => id.length <= 32)).toBe(true);
      }),
    );
  });
});

describe('addCandle', () => {
  it('keeps volume and extremes whatever parts are missing', () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(minutes, (given) => {
        const parts: readonly Candle[] = given
          .toSorted((one, other) => one - other)
          .map((minute) => {
            const at = `${100 + (minute % 17)}`;
            return {
              openTime: unixMs(minute * 60_000),
              open: at,
              high: `${117 + minute}`,
              low: `${90 - (minute % 7)}`,
              close: at,
              volume: '0.1',
            };
          });
        let partial: PartialCandle | null = null;
        const bars: Candle[] = [];
        for (const part of parts) {
          const step = addCandle(partial, part, { from: '1m', to: '15m' });
          partial = step.partial;
          bars.push(...step.closed);
        }
        if (partial !== null) bars.push(partial);
        const slots = Map.groupBy(parts, (part) => Math.floor(part.openTime / 900_000) * 900_000);
        expect(bars.map((bar) => bar.openTime)).toEqual([...slots.keys()]);
        for (const bar of bars) {
          const own = slots.get(bar.openTime) ?? [];
          expect(Number(bar.high)).toBe(Math.max(...own.map((part) => Number(part.high))));
          expect(Number(bar.low)).toBe(Math.min(...own.map((part) => Number(part.low))));
          expect(Number(bar.volume)).toBeCloseTo(own.length / 10, 9);
          expect([bar.open, bar.close]).toEqual([own[0]?.open, own.at(-1)?.close]);
        }
      }),
    );
  });
});

describe('donchian', () => {
  it('never loosens a stop and never sets one on the wrong side of the close', () => {
    const walks = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 80, maxLength: 120 });
    const positions = fc.record({
      side: fc.constantFrom('LONG' as const, 'SHORT' as const),
      stop: fc.integer({ min: 700, max: 1_300 }),
    });
    fc.assert(
      fc.property(walks, fc.option(positions), (steps, holding) => {
        let at = 1_000;
        const close = steps.map((step) => (at = Math.max(50, at + step)));
        const bars = {
          count: close.length,
          openTime: close.map((_, index) => index),
          open: close,
          high: close.map((value) => value + 3),
          low: close.map((value) => value - 3),
          close,
          volume: close,
        };
        const position = holding === null ? null : { ...holding, quantity: 1, averageEntry: 1_000 };
        const parsed = donchian.parse({});
        if (!parsed.ok) throw new Error('Defaults must parse');
        const intents = donchian.evaluate({ symbol: symbolName('BTC/USDT'), bars, position, parameters: parsed.value });
        for (const intent of intents) {
          expect(intent.reason.length).toBeLessThanOrEqual(200);
          if (intent.kind === 'exit') continue;
          const side = intent.kind === 'enter' ? intent.side : position?.side;
          expect(side === 'LONG' ? intent.stop < at : intent.stop > at).toBe(true);
          if (intent.kind === 'moveStop' && position !== null)
            expect(position.side === 'LONG' ? intent.stop > position.stop : intent.stop < position.stop).toBe(true);
        }
      }),
    );
  });
});
