/** Every control with a number in it, at that number. Limits are inclusive (D-2). */
import { describe, it } from 'vitest';
import type { EntryContext } from '../../../../src/main/domain/pretrade/context.ts';
import { fullBucket } from '../../../../src/main/domain/pretrade/tokenBucket.ts';
import { sizeOrder } from '../../../../src/main/domain/sizing/sizeOrder.ts';
import { type Decimal } from '../../../../src/shared/values/decimal.ts';
import { clientOrderId } from '../../../../src/shared/values/ids.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import {
  NOW,
  buildCorrelation,
  buildDraft,
  buildEntryContext,
  buildExposure,
  buildLiveContext,
  buildQuoteFact,
  settings,
} from '../../../support/buildEntryContext.ts';
import { buildSizingInput, noCaps } from '../../../support/buildSizingInput.ts';
import { atLeast, expectBoundary, inside, moved, type Boundary } from '../../../support/controlBoundary.ts';

const round = { bid: price('59990'), ask: price('60010'), last: price('60000'), mid: price('60000') };
const limitAt = (at: Decimal, over: Partial<EntryContext> = {}): EntryContext =>
  buildEntryContext({
    draft: buildDraft({ type: 'LIMIT', limitPrice: price(at) }),
    quote: buildQuoteFact({ quote: round }),
    ...over,
  });
const exposed = (over: Parameters<typeof buildExposure>[0]): EntryContext =>
  buildEntryContext({ exposure: buildExposure(over) });
const sized = (size: Decimal): EntryContext => buildEntryContext({ draft: buildDraft({ quantity: quantity(size) }) });

/** The order is 0.02 BTC at 60,000, 1,200 of exposure and 20 at risk, on an equity of 10,000. */
const boundaries: readonly Boundary[] = [
  {
    rule: 'RC-06',
    name: 'Largest quantity',
    what: 'the computed size',
    at: (unit) => {
      const caps = { ...noCaps, orderNotional: money('1200') };
      const sizing = sizeOrder(buildSizingInput({ stop: price('59000'), caps }));
      return buildEntryContext({ sizing, draft: buildDraft({ quantity: quantity(moved('0.02', unit, '0.001')) }) });
    },
    passes: inside,
  },
  {
    rule: 'RC-06',
    name: 'Largest quantity',
    what: '5 times the usual quantity',
    at: (unit) =>
      buildEntryContext({
        draft: buildDraft({ quantity: quantity(moved('0.02', unit, '0.001')) }),
        recentEntryQuantities: Array.from({ length: 20 }, () => quantity('0.004')),
      }),
    passes: inside,
  },
  {
    rule: 'RC-07',
    name: 'Largest notional',
    what: '1 % of the 24 h volume',
    at: (unit) => buildEntryContext({ volume24h: money(moved('120000', unit, '1')) }),
    passes: atLeast,
  },
  {
    rule: 'RC-07',
    name: 'Largest notional',
    what: 'the absolute cap',
    at: (unit) =>
      buildEntryContext({
        settings: { ...settings, orders: { ...settings.orders, maxNotional: moved('1200', unit, '0.01') } },
      }),
    passes: atLeast,
  },
  {
    rule: 'RC-08',
    name: 'Duplicate order',
    what: '5 s after an equal order',
    at: (unit) => {
      const { symbol, side, source, book } = buildDraft();
      const order = {
        clientOrderId: clientOrderId('P-000000'),
        symbol,
        side,
        source,
        book,
        quantity: quantity('0.02'),
      };
      const acceptedAt = unixMs(NOW - 5_000 - unit);
      return buildEntryContext({ recentAccepted: [{ ...order, price: price('60000'), acceptedAt }] });
    },
    passes: atLeast,
  },
  {
    rule: 'RC-09',
    name: 'Message throttle',
    what: 'one whole token',
    at: (unit) => buildEntryContext({ bucket: { ...fullBucket(NOW, settings.orders), milliTokens: 1_000 + unit } }),
    passes: atLeast,
  },
  {
    rule: 'RC-09',
    name: 'Message throttle',
    what: '100 in a minute',
    at: (unit) =>
      buildEntryContext({
        bucket: { ...fullBucket(NOW, settings.orders), taken: Array.from({ length: 99 + unit }, () => NOW) },
      }),
    passes: inside,
  },
  {
    rule: 'RC-09',
    name: 'Request weight',
    what: '70 % of the venue limit',
    at: (unit) => buildLiveContext({ exchangeWeight: 0.7 + unit * 0.0001 }),
    passes: inside,
  },
  {
    rule: 'RC-10',
    name: 'Repeated entries',
    what: '3 entries in 10 min',
    at: (unit) =>
      buildEntryContext({ automation: { strategy: 'donchian', isDisabled: false, filled: 1, working: 2 + unit } }),
    passes: inside,
  },
  {
    rule: 'RC-11',
    name: 'Self-trade',
    what: 'an own sell at 60,100',
    at: (unit) => {
      const own = { clientOrderId: clientOrderId('P-000009'), side: 'SELL', price: price('60100') } as const;
      return limitAt(moved('60100', unit, '0.1'), { ownResting: [own] });
    },
    // To meet it at its own price is to meet it (GC-024).
    passes: [true, false, false],
  },
  {
    rule: 'RC-12',
    name: 'Symbol exposure',
    what: 'the symbol cap',
    at: (unit) => exposed({ symbolPosition: money('500'), symbolWorking: money(moved('300', unit, '0.01')) }),
    passes: inside,
  },
  {
    rule: 'RC-13',
    name: 'Gross exposure',
    what: 'the gross cap',
    at: (unit) => exposed({ grossPositions: money('500'), workingEntries: money(moved('300', unit, '0.01')) }),
    passes: inside,
  },
  {
    rule: 'RC-14',
    name: 'Correlated exposure',
    what: '0.8 of the gross cap',
    at: (unit) => buildEntryContext({ correlation: buildCorrelation([0.04 + unit * 1e-6, 0, 0]) }),
    passes: inside,
  },
  {
    rule: 'RC-15',
    name: 'Counts',
    what: 'the symbols of the mode',
    at: (unit) => exposed({ heldSymbols: 19 + unit }),
    passes: inside,
  },
  {
    rule: 'RC-15',
    name: 'Counts',
    what: 'the positions of the mode',
    at: (unit) =>
      buildEntryContext({
        limits: { ...settings.modes.PAPER, symbols: 200 },
        exposure: buildExposure({ heldSymbols: 99 + unit }),
      }),
    passes: inside,
  },
  {
    rule: 'RC-15',
    name: 'Counts',
    what: '5 working orders of the symbol',
    at: (unit) => exposed({ workingOrdersInSymbol: 4 + unit }),
    passes: inside,
  },
  {
    rule: 'RC-16',
    name: 'Risk of the trade',
    what: '0.5 % of the equity',
    at: (unit) => sized(moved('0.05', unit, '0.001')),
    passes: inside,
  },
  {
    rule: 'RC-17',
    name: 'Portfolio heat',
    what: 'the heat cap',
    at: (unit) => exposed({ heat: money(moved('180', unit, '0.01')) }),
    passes: inside,
  },
  {
    rule: 'RC-18',
    name: 'Left of the day',
    what: 'what is left before the daily limit',
    at: (unit) =>
      buildEntryContext({ dailyLoss: { startEquity: money('10000'), lossNow: money(moved('80', unit, '0.01')) } }),
    passes: inside,
  },
  {
    rule: 'RC-19',
    name: 'Mandatory stop',
    what: 'the stop it was sized with',
    at: (unit) => buildEntryContext({ draft: buildDraft({ stopPrice: price(moved('59000', unit, '0.1')) }) }),
    passes: [false, true, false],
  },
  {
    rule: 'RC-24',
    name: 'Unknown orders',
    what: 'an order without an answer',
    at: (unit) => buildEntryContext({ unknownOrders: unit === 1 ? [clientOrderId('P-000008')] : [] }),
    passes: inside,
  },
  {
    rule: 'RC-26',
    name: 'External activity',
    what: 'an order of somebody else',
    at: (unit) => buildEntryContext({ externalActivity: unit === 1 ? ['order 8389'] : [] }),
    passes: inside,
  },
  {
    rule: 'PS-01',
    name: 'Equity confirmed',
    what: 'equity confirmed 60 s ago',
    at: (unit) => buildLiveContext({ equityAgeMs: 60_000 + unit }),
    passes: inside,
  },
  {
    rule: 'PS-13',
    name: 'Adding to a position',
    what: 'one risk budget for all fills',
    at: (unit) => buildEntryContext({ episode: { plannedRisk: money(moved('30', unit, '0.01')), unrealized: null } }),
    passes: inside,
  },
  {
    rule: 'PS-13',
    name: 'Adding to a position',
    what: 'a position that neither gains nor loses',
    at: (unit) =>
      buildEntryContext({ episode: { plannedRisk: money('1'), unrealized: money(moved('0', unit, '0.01')) } }),
    passes: atLeast,
  },
];

describe('AT-RC-1', () => {
  it.each(boundaries)('AT-RC-1: $rule holds at its limit: $what', (boundary) => {
    expectBoundary(boundary);
  });
});
