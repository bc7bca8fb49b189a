/** CK-20 over every text of refusalText: found, expected, what to do, rule id (UI-72). */
import { describe, it } from 'vitest';
import { refusalText } from '../../../../src/main/domain/pretrade/refusalText.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { clientOrderId, symbolName } from '../../../../src/shared/values/ids.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { NOW, buildQuoteFact, buildState } from '../../../support/buildEntryContext.ts';
import { buildInstrument } from '../../../support/buildInstrument.ts';
import { expectRefusal, type RefusalRows } from '../../../support/refusalPattern.ts';

const BTC = buildInstrument();
const tick = BTC.tick;
const quoted = buildQuoteFact({ ageMs: 34_000 });
const cap = {
  after: decimal('0.0231'),
  cap: decimal('0.02'),
  mode: 'LIVE_MINIMAL',
  fits: decimal('0.0007'),
  instrument: BTC,
} as const;
const full = { ...cap, fits: decimal('0') };
const twin = {
  clientOrderId: clientOrderId('L-000231'),
  book: 'LIVE',
  source: 'manual',
  symbol: symbolName('BTC/USDT'),
  side: 'BUY',
  quantity: quantity('1'),
  price: price('1'),
  acceptedAt: NOW,
} as const;
const refusals: RefusalRows<typeof refusalText> = {
  latched: () => [
    [refusalText.latched(), 'the kill flag is set', 'After an emergency stop', 'resume from the stop panel', 'RC-02'],
  ],
  mode: () => [
    [refusalText.mode('SETUP'), 'no book is open', 'paper trading first', 'Start', 'RC-02'],
    [refusalText.mode('EMERGENCY_STOP'), 'mode EMERGENCY STOP', 'when it is over', 'Resume from', 'RC-02'],
  ],
  run: () => [
    [refusalText.run('PAUSED'), 'trading is paused', 'to trade', 'Continue it', 'RC-02'],
    [refusalText.run('RECOVERING'), 'the desk is recovering', 'when it has compared', 'closing works', 'RC-02'],
  ],
  level: () => [
    [
      refusalText.level(
        buildState({ level: 'L2', levelText: 'latency 2,410 ms over 2,000 ms', levelClears: 'Clears later' }),
      ),
      '2,410 ms',
      '2,000 ms',
      'closing works',
      'RC-02',
    ],
  ],
  book: () => [[refusalText.book('PAPER', 'LIVE'), 'PAPER book', 'LIVE book', 'Place it again', 'RC-02']],
  status: () => [
    [refusalText.status(buildInstrument({ status: 'HALTED' })), 'is HALTED', 'need TRADING', 'Wait for it', 'RC-04'],
  ],
  metadataOld: () => [[refusalText.metadataOld(BTC, 90_000_000), '25 h old', '24 h or less', 'Reconnect', 'RC-04']],
  offTick: () => [
    [refusalText.offTick('Limit', decimal('60000.05'), BTC), '60000.05', 'tick 0.1', 'Round it', 'RC-04'],
  ],
  offLot: () => [[refusalText.offLot(decimal('0.0205'), BTC), '0.0205 BTC', 'lot 0.001', 'Round it down', 'RC-04']],
  quantityRange: () => [
    [refusalText.quantityRange(decimal('500'), BTC), '500 BTC', '0.001 to 120', 'Change the quantity', 'RC-04'],
  ],
  minimumNotional: () => [
    [refusalText.minimumNotional(decimal('4'), BTC), '4.00 USDT', '5.00 USDT or more', 'Raise the quantity', 'RC-04'],
  ],
  staleQuote: () => [[refusalText.staleQuote('BTC/USDT', quoted), '34 s old', '5 s or less', 'closing works', 'RC-21']],
  doubtedPrint: () => [
    [refusalText.doubtedPrint('BTC/USDT', '48000'), 'printed 48000', 'a second print', 'Wait up to 2 s', 'RC-21'],
  ],
  crossedQuote: () => [
    [
      refusalText.crossedQuote('BTC/USDT', price('2'), price('1')),
      'bid 2, ask 1',
      'below the ask',
      'Wait for the next quote',
      'RC-21',
    ],
  ],
  wideSpread: () => [
    [
      refusalText.wideSpread('BTC/USDT', decimal('0.02'), decimal('0.01')),
      'spread is 2.00%',
      '1.00% or less',
      'Wait for the market',
      'RC-21',
    ],
  ],
  noStop: () => [
    [
      refusalText.noStop('LONG', price('60000'), tick),
      'No stop price',
      'Every entry needs one',
      'Enter a stop',
      'PS-10',
    ],
  ],
  stopWrongSide: () => [
    [
      refusalText.stopWrongSide({ side: 'SHORT', stop: price('59000'), entry: price('60000') }, tick),
      'Stop 59,000.0',
      'needs its stop above',
      'Raise the stop',
      'PS-02',
    ],
  ],
  stopMissingAtGate: () => [
    [refusalText.stopMissingAtGate(), 'no protective stop', 'needs one at the venue', 'Enter a stop', 'RC-19'],
  ],
  stopDiffers: () => [
    [refusalText.stopDiffers(price('58000'), price('59000')), '58000', '59000', 'Size it again', 'RC-19'],
  ],
  noRestingStop: () => [
    [refusalText.noRestingStop(), 'cannot hold a stop', 'needs a stop', 'Choose another venue', 'RC-19'],
  ],
  aboveSize: () => [
    [refusalText.aboveSize(decimal('0.021'), decimal('0.02'), BTC), '0.021 BTC', '0.02 BTC or less', 'Enter', 'RC-06'],
  ],
  aboveMedian: () => [
    [
      refusalText.aboveMedian(decimal('0.02'), decimal('0.015'), BTC),
      '0.02 BTC',
      'At most 0.015 BTC',
      'Check the quantity',
      'RC-06',
    ],
  ],
  aboveNotional: () => [
    [
      refusalText.aboveNotional(decimal('1200'), { amount: money('1199.99'), source: 'the absolute cap' }, 'USDT'),
      '1,200.00 USDT',
      'At most 1,199.99 USDT',
      'Lower the quantity',
      'RC-07',
    ],
  ],
  aboveTradeRisk: () => [
    [
      refusalText.aboveTradeRisk(decimal('21'), decimal('20'), {
        mode: 'PAPER',
        fits: decimal('0.02'),
        instrument: BTC,
      }),
      'risks 21.00 USDT',
      'allows 20.00 USDT',
      'Reduce to 0.02 BTC',
      'RC-16',
    ],
  ],
  sameOrder: () => [
    [refusalText.sameOrder(twin, 1_800, 5_000), '1.8 s ago', 'after 5 s', 'raise the quantity', 'RC-08'],
  ],
  signalUsed: () => [[refusalText.signalUsed('s-1'), 'Signal s-1', 'ordered once', 'Wait for the next', 'RC-08']],
  reduceOnlyEntry: () => [
    [refusalText.reduceOnlyEntry(), 'is reduce-only', 'An entry adds exposure', 'Close the position', 'RC-23'],
  ],
  notReducing: () => [
    [
      refusalText.notReducing('SELL', decimal('0.06'), BTC),
      'more than reduce',
      'At most 0.06 BTC',
      'Lower the quantity',
      'RC-23',
    ],
    [refusalText.notReducing('SELL', decimal('0'), null), 'reduces nothing', 'is flat', 'Wait for', 'RC-23'],
  ],
  symbolCap: () => [
    [refusalText.symbolCap(cap), '2.31%', 'Cap 2.00%', '0.0007 BTC still fits', 'RC-12'],
    [refusalText.symbolCap(full), '2.31%', 'Cap 2.00%', 'Reduce the position', 'RC-12'],
  ],
  grossCap: () => [
    [refusalText.grossCap(cap), '2.31%', 'Cap 2.00%', '0.0007 BTC still fits', 'RC-13'],
    [refusalText.grossCap(full), '2.31%', 'Cap 2.00%', 'Close a position', 'RC-13'],
  ],
  heatCap: () => [[refusalText.heatCap(full), '2.31%', 'Cap 2.00%', 'Close a position or raise its stop', 'RC-17']],
  tooManySymbols: () => [
    [refusalText.tooManySymbols(3, 2, 'LIVE_MINIMAL'), '3 symbols', 'allows 2', 'Close one', 'RC-15'],
  ],
  tooManyPositions: () => [
    [refusalText.tooManyPositions(3, 2, 'LIVE_MINIMAL'), '3 positions', 'allows 2', 'Close one', 'RC-15'],
  ],
  tooManyOrders: () => [[refusalText.tooManyOrders(6, 5, 'BTC/USDT'), '6 orders', 'At most 5', 'Cancel one', 'RC-15']],
  throttled: () => [[refusalText.throttled(10, 5, 100), 'too fast', 'At most 10 at once', 'Try again', 'RC-09']],
};

describe('CK-20', () => {
  it.each(Object.entries(refusals))('CK-20: %s', (_name, rows) => {
    for (const row of rows()) expectRefusal(row);
  });
});
