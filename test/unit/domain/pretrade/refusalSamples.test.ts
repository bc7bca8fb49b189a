/** The texts of UI-73 that the gate writes, word for word. */
import { describe, expect, it } from 'vitest';
import { sizeOrder } from '../../../../src/main/domain/sizing/sizeOrder.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { clientOrderId, symbolName } from '../../../../src/shared/values/ids.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import {
  NOW,
  buildCorrelation,
  buildCredentials,
  buildDraft,
  buildExposure,
  buildMatrix,
  buildQuoteFact,
  buildState,
  deepBook,
  settings,
} from '../../../support/buildEntryContext.ts';
import { buildInstrument } from '../../../support/buildInstrument.ts';
import { buildSizingInput, noCaps } from '../../../support/buildSizingInput.ts';
import { liveTextBy, textBy } from '../../../support/entryGate.ts';

const spot = buildInstrument({ symbol: 'BTC/USDT', lot: '0.00001', minQuantity: '0.00001' });
const onSpot = (over: Parameters<typeof buildDraft>[0] = {}) => buildDraft({ symbol: symbolName('BTC/USDT'), ...over });
const listing = {
  declared: [symbolName('BTC/USDT')],
  notice: null,
  isPreMarket: false,
  isLeveragedToken: false,
  listedAt: null,
};
const noSize = { quantity: quantity('0'), stopPrice: null };
const minimal = settings.modes.LIVE_MINIMAL;

describe('UI-73', () => {
  it.each<[number, () => string, string]>([
    [
      1,
      () => textBy({ sizing: sizeOrder(buildSizingInput({ stop: null })), draft: buildDraft(noSize) }),
      'No stop price. Every entry needs one (PS-10). Enter a stop below 60,000.0 or switch on auto-stop.',
    ],
    [
      2,
      () => textBy({ sizing: sizeOrder(buildSizingInput({ stop: price('61200') })), draft: buildDraft(noSize) }),
      'Stop 61,200.0 is above the entry 60,000.0 of a BUY. A long needs its stop below. Lower the stop or change the side (PS-02).',
    ],
    [
      3,
      () =>
        liveTextBy({
          listing: { ...listing, declared: [symbolName('BTC/USDT:USDT')], listedAt: unixMs(0) },
          draft: buildDraft({ ...noSize, book: 'LIVE' }),
          state: buildState({ mode: 'LIVE_MINIMAL' }),
          limits: minimal,
          instrument: buildInstrument({ lot: '0.00001', minQuantity: '0.00001', minNotional: '10' }),
          sizing: sizeOrder(
            buildSizingInput({
              equity: money('400'),
              instrument: buildInstrument({ lot: '0.00001', minQuantity: '0.00001', minNotional: '10' }),
              caps: { ...noCaps, gross: { cap: minimal.gross, now: money('0') } },
            }),
          ),
        }),
      'Largest allowed size 0.00013 BTC = 7.80 USDT (2% of 400.00). The venue takes 10.00 USDT or more. Add equity, LIVE MINIMAL works from 550 USDT, or stay in PAPER (PS-12).',
    ],
    [
      4,
      () =>
        textBy({
          draft: buildDraft({ type: 'LIMIT', limitPrice: price('64000') }),
          quote: buildQuoteFact({
            quote: { bid: price('59990'), ask: price('60010'), last: price('60000'), mid: price('60000') },
          }),
          volatility: { sigma15m: 0.007, sigmaNow: null, sigmaReference: null, observations: 0, atr: null },
        }),
      'Limit 64,000.0 is 6.7% above the reference 60,000.0. Allowed now 2.1%, up to 61,260.0. Check the price for a typo (RC-05).',
    ],
    [
      5,
      () =>
        textBy({
          recentAccepted: [
            {
              clientOrderId: clientOrderId('L-000231'),
              book: 'PAPER',
              source: 'manual',
              symbol: buildDraft().symbol,
              side: 'BUY',
              quantity: quantity('0.02'),
              price: price('60000'),
              acceptedAt: unixMs(NOW - 1_800),
            },
          ],
        }),
      'Same order accepted 1.8 s ago (L-000231). An equal entry is possible after 5 s. For more size, raise the quantity of one order (RC-08).',
    ],
    [
      6,
      () =>
        liveTextBy({
          state: buildState({ mode: 'LIVE_MINIMAL' }),
          limits: { ...minimal, symbol: decimal('0.05'), risk: decimal('0.01'), heat: decimal('0.01') },
          instrument: buildInstrument({ lot: '0.00001', minQuantity: '0.00001' }),
          exposure: buildExposure({ grossPositions: money('1957.8') }),
          draft: buildDraft({ book: 'LIVE', quantity: quantity('0.00587') }),
        }),
      'Gross exposure would be 2.31% of equity. Cap 2.00% in LIVE MINIMAL. 0.0007 BTC still fits (RC-13).',
    ],
    [
      7,
      () =>
        textBy({
          draft: buildDraft({ symbol: symbolName('SOL/USDT'), quantity: quantity('0.01') }),
          listing: { ...listing, declared: [symbolName('SOL/USDT')] },
          instrument: buildInstrument({ symbol: 'SOL/USDT', base: 'SOL' }),
          limits: { ...settings.modes.PAPER, gross: decimal('0.10') },
          correlation: buildCorrelation([0.045, 0.036, 0], {
            // 0.045^2 + 0.036^2 + 0.06^2 = 0.006921, and 2 x 0.15 x (0.00162 + 0.0027 + 0.00216) = 0.001944: sqrt(0.008865) = 9.4%.
            matrix: buildMatrix([
              [1, 0.15, 0.15],
              [0.15, 1, 0.15],
              [0.15, 0.15, 1],
            ]),
            place: 2,
          }),
        }),
      'With BTC and ETH open, SOL LONG would act like 9.4% in one bet. Cap 8.0%. Smaller size, or close one of them (RC-14).',
    ],
    [
      8,
      () =>
        textBy({
          instrument: spot,
          listing,
          draft: onSpot({ quantity: quantity('0.00263'), stopPrice: price('56201.6') }),
          sizing: sizeOrder(buildSizingInput({ stop: price('56201.6') })),
          dailyLoss: { startEquity: money('10000'), lossNow: money('93.8') },
        }),
      "This trade risks 9.99 USDT; 6.20 USDT are left before today's loss limit. Reduce to 0.00163 BTC or wait until 00:00 UTC (RC-18).",
    ],
    [
      9,
      () => textBy({ instrument: spot, listing, draft: onSpot(), quote: buildQuoteFact({ ageMs: 34_000 }) }),
      'BTC/USDT quote is 34 s old. Entries need 5 s or less. The feed is reconnecting; closing works (RC-21).',
    ],
    [
      10,
      () =>
        textBy({
          instrument: buildInstrument({ lot: '0.0001', minQuantity: '0.0001' }),
          // 0.002 at the best price and 0.018 at 0.5778% above it cost 0.52% on average; 0.0041 costs 0.2961%, 0.0042 0.3027%.
          depth: deepBook([
            ['60000', '0.002'],
            ['60346.68', '10'],
          ]),
        }),
      'Expected slippage 0.52%. Allowed 0.30%. Use a limit order or at most 0.0041 BTC (RC-22).',
    ],
    [
      11,
      () =>
        textBy({
          state: buildState({
            level: 'L2',
            levelSince: unixMs(Date.UTC(2026, 2, 1, 14, 2, 10)),
            levelText: 'API latency p95 2,410 ms over 2,000 ms',
            levelClears: 'Clears 60 s after it is normal',
          }),
        }),
      'Entries are off: level L2 since 14:02:10, API latency p95 2,410 ms over 2,000 ms. Clears 60 s after it is normal; closing works (RC-02).',
    ],
    [
      12,
      () => textBy({ instrument: spot, listing, draft: onSpot(), unknownOrders: [clientOrderId('P-000008')] }),
      'An order in BTC/USDT has no answer yet. Entries there wait for it. See Unknown (RC-24).',
    ],
    [
      13,
      () => textBy({ ownResting: [{ clientOrderId: clientOrderId('L-000228'), side: 'SELL', price: price('60010') }] }),
      'This BUY would meet your own SELL L-000228 at 60,010.0. Cancel that order or price below it (RC-11).',
    ],
    [
      15,
      () => liveTextBy({ credentials: buildCredentials({ canWithdraw: true }) }),
      'This key may withdraw. Live needs a key that cannot. Switch withdrawals off at Binance, then Check again (RC-03).',
    ],
  ])('reads as in row %i', (_row, found, expected) => {
    expect(found()).toBe(expected);
  });
});
