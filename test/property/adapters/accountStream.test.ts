/** Executions of an account stream: told once each, in whatever order, however often and with whatever losses the messages arrive. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AccountMoves } from '../../../src/main/adapters/venue/ccxt/stream/accountMoves.ts';
import { UsdmTranslator } from '../../../src/main/adapters/venue/ccxt/stream/usdm/usdmTranslator.ts';
import type { AccountEvent } from '../../../src/main/ports/venue.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { usdmMessage } from '../../support/userMessages.ts';

const stream = (): UsdmTranslator =>
  new UsdmTranslator(
    {
      symbolOf: () => symbolName('BTC/USDT:USDT'),
      currency: 'USDT',
      rateOf: () => null,
      learnNumber: () => undefined,
      report: () => undefined,
    },
    new AccountMoves('USDT'),
  );

/** The messages of one order: arrival, so many executions of 1 each, and its end. */
function messagesOf(order: number, parts: number, isCanceled: boolean): readonly Record<string, unknown>[] {
  const about = { i: order, c: `order-${order}`, q: String(isCanceled ? parts + 1 : parts) };
  const executions = Array.from({ length: parts }, (_unused, index) =>
    usdmMessage('ORDER_TRADE_UPDATE.TRADE.partial', {
      ...about,
      t: order * 100 + index,
      l: '1',
      z: String(index + 1),
      X: !isCanceled && index === parts - 1 ? 'FILLED' : 'PARTIALLY_FILLED',
    }),
  );
  const end = isCanceled ? [usdmMessage('ORDER_TRADE_UPDATE.CANCELED', { ...about, z: String(parts) })] : [];
  return [usdmMessage('ORDER_TRADE_UPDATE.NEW', about), ...executions, ...end];
}

const orderArbitrary = fc.record({ parts: fc.integer({ min: 1, max: 5 }), isCanceled: fc.boolean() });
const story = fc.array(orderArbitrary, { minLength: 1, maxLength: 4 }).map((orders) => ({
  messages: orders.flatMap(({ parts, isCanceled }, index) => messagesOf(index + 1, parts, isCanceled)),
  trades: orders.flatMap(({ parts }, index) =>
    Array.from({ length: parts }, (_unused, part) => `BTCUSDT:${(index + 1) * 100 + part}`),
  ),
  canceled: orders.flatMap(({ isCanceled }, index) => (isCanceled ? [`order-${index + 1}`] : [])),
}));

const tradesIn = (events: readonly AccountEvent[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'fill' ? [event.fill.tradeId] : []));
const endsIn = (events: readonly AccountEvent[]): readonly string[] =>
  events.flatMap((event) => (event.kind === 'order' ? [event.clientOrderId] : []));

describe('an account stream', () => {
  it('tells every execution and every end once, ends after executions, in any order and with repetitions', () => {
    fc.assert(
      fc.property(
        story.chain(({ messages, ...told }) =>
          fc.record({
            told: fc.constant(told),
            arriving: fc
              .array(fc.nat(messages.length - 1), { maxLength: 10 })
              .map((again) => [...messages.keys(), ...again])
              .chain((places) => fc.shuffledSubarray(places, { minLength: places.length }))
              .map((places) => places.map((place) => messages[place])),
          }),
        ),
        ({ told, arriving }) => {
          const translator = stream();
          const events = arriving.flatMap((message) => translator.take(message, unixMs(0)));
          expect([...tradesIn(events)].sort()).toEqual([...told.trades].sort());
          expect([...endsIn(events)].sort()).toEqual([...told.canceled].sort());
          for (const id of told.canceled) {
            const end = events.findIndex((event) => event.kind === 'order' && event.clientOrderId === id);
            const later = events.slice(end + 1);
            expect(later.some((event) => event.kind === 'fill' && event.fill.clientOrderId === id)).toBe(false);
            expect(later.some((event) => event.kind === 'working' && event.order.terms.clientOrderId === id)).toBe(
              false,
            );
          }
          expect(translator.isMissing(unixMs(60_000))).toBe(false);
        },
      ),
    );
  });

  it('knows that an execution is missing whenever a later message of its order counts it', () => {
    fc.assert(
      fc.property(story, fc.nat(), ({ messages, canceled }, place) => {
        const executions = messages.filter((message) => JSON.stringify(message).includes('"x":"TRADE"'));
        const lost = executions[place % executions.length];
        const translator = stream();
        const events = messages
          .filter((message) => message !== lost)
          .flatMap((message) => translator.take(message, unixMs(0)));
        const isCounted = messages.slice(messages.indexOf(lost ?? {}) + 1).some((later) => idOf(later) === idOf(lost));
        expect(translator.isMissing(unixMs(500))).toBe(isCounted);
        // Once it was asked for, every end is out.
        const all = [...events, ...translator.complete(unixMs(1))];
        expect([...endsIn(all)].sort()).toEqual([...canceled].sort());
        expect(translator.isMissing(unixMs(60_000))).toBe(false);
      }),
    );
  });
});

const idOf = (message: unknown): string => /"c":"(order-\d+)"/.exec(JSON.stringify(message))?.[1] ?? '';
