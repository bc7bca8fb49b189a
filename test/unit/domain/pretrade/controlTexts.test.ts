/** CK-20 over every text of controlText: found, expected, what to do, rule id (UI-72). */
import { describe, it } from 'vitest';
import { controlText } from '../../../../src/main/domain/pretrade/controlText.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { clientOrderId } from '../../../../src/shared/values/ids.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { buildInstrument } from '../../../support/buildInstrument.ts';
import { expectRefusal, type RefusalRows } from '../../../support/refusalPattern.ts';

const BTC = buildInstrument();
const tick = BTC.tick;
const breach = {
  found: price('64000'),
  reference: price('60000'),
  bound: price('61260'),
  width: decimal('0.021'),
  tick,
};
const repeated = { strategy: 'donchian', isDisabled: false, filled: 3, working: 1 };

/** Texts on a check that passed: they warn and refuse nothing. */
type Warning = 'keyAnywhere' | 'keyNotTold' | 'sizeConfirmed';

const controls: RefusalRows<typeof controlText, Warning> = {
  equityOld: () => [[controlText.equityOld(75_000, 60_000), '75 s ago', '60 s or less', 'Wait for', 'PS-01']],
  keyInvalid: () => [
    [controlText.keyInvalid('Binance'), 'does not accept', 'a key that works', 'Enter it again', 'RC-03'],
  ],
  keyEnvironment: () => [
    [controlText.keyEnvironment('TESTNET', 'LIVE'), 'for TESTNET', 'a key for LIVE', 'Enter that one', 'RC-03'],
  ],
  keyAccount: () => [[controlText.keyAccount(), 'another account', 'that account', 'Enter its key', 'RC-03']],
  keyCannotTrade: () => [
    [controlText.keyCannotTrade('Binance'), 'may not trade', 'that can', 'Switch trading on', 'RC-03'],
  ],
  keyMay: () => [
    [controlText.keyMay('withdraw', 'Binance'), 'may withdraw', 'that cannot', 'Switch withdrawals off', 'RC-03'],
    [controlText.keyMay('transfer', 'Binance'), 'may transfer', 'that cannot', 'Switch transfers off', 'RC-03'],
  ],
  keyUnchecked: () => [[controlText.keyUnchecked(90_000_000), '25 h ago', 'every 24 h', 'Check again', 'RC-03']],
  notListed: () => [
    [
      controlText.notListed('DOGE/USDT', 'LIVE_MINIMAL', ['BTC/USDT', 'ETH/USDT']),
      'DOGE/USDT is not on the list',
      'BTC/USDT and ETH/USDT',
      'Choose one',
      'RC-29',
    ],
    [
      controlText.notListed('DOGE/USDT', 'PAPER', ['A/B', 'C/D', 'E/F']),
      'DOGE/USDT is not on the list',
      'It takes A/B, C/D and E/F.',
      'Choose one',
      'RC-29',
    ],
    [
      controlText.notListed('DOGE/USDT', 'PAPER', ['A/B', 'C/D', 'E/F', 'G/H']),
      'DOGE/USDT is not on the list',
      'A/B, C/D, E/F and 1 more',
      'Choose one',
      'RC-29',
    ],
  ],
  restricted: () => [
    [
      controlText.restricted('BTCUP/USDT', 'is a leveraged token'),
      'is a leveraged token',
      'without restriction',
      'Choose another',
      'RC-29',
    ],
  ],
  tooYoung: () => [
    [controlText.tooYoung('NEW/USDT', 12, 30), '12 days', '30 days or more', 'Choose another', 'RC-29'],
    [controlText.tooYoung('NEW/USDT', 1, 30), 'for 1 day.', '30 days or more', 'Choose another', 'RC-29'],
  ],
  buildModified: () => [[controlText.buildModified(), 'not signed', 'as it was released', 'Install it again', 'RC-30']],
  selfTestFailed: () => [[controlText.selfTestFailed(), 'failed', 'to pass it', 'Restart the desk', 'RC-30']],
  sequenceGap: () => [
    [
      controlText.sequenceGap('BTC/USDT', '3 updates are missing'),
      '3 updates are missing',
      'an unbroken price stream',
      'closing works',
      'RC-21',
    ],
  ],
  divergence: () => [
    [
      controlText.divergence('BTC/USDT', {
        here: price('60360'),
        source: { name: 'Kraken', mid: price('60000'), ageMs: 0 },
        limit: decimal('0.005'),
        tick,
      }),
      '0.6% apart',
      '0.5% or less',
      'Wait until they agree',
      'RC-21',
    ],
  ],
  collarLimit: () => [[controlText.collarLimit(breach), '6.7% above', 'Allowed now 2.1%', 'Check the price', 'RC-05']],
  collarMarket: () => [
    [controlText.collarMarket(breach), '6.7% above', 'Allowed now 2.1%', 'Use a limit order', 'RC-05'],
  ],
  selfTrade: () => [
    [
      controlText.selfTrade('SELL', { clientOrderId: clientOrderId('P-1'), side: 'BUY', price: price('59990') }, tick),
      'your own BUY P-1 at 59,990.0',
      'price above it',
      'Cancel that order',
      'RC-11',
    ],
  ],
  unknownOrder: () => [
    [controlText.unknownOrder('BTC/USDT'), 'has no answer yet', 'Entries there wait for it', 'See Unknown', 'RC-24'],
  ],
  external: () => [
    [controlText.external('BTC/USDT', ['order 8389']), 'order 8389', 'need it explained', 'Compare with', 'RC-26'],
  ],
  episodeRisk: () => [
    [
      controlText.episodeRisk({ before: decimal('40'), risk: decimal('20'), budget: decimal('50') }, BTC),
      '60.00 USDT',
      'budget is 50.00 USDT',
      'Lower the quantity',
      'PS-13',
    ],
  ],
  addingToLoser: () => [
    [
      controlText.addingToLoser('BTC/USDT', 'LONG', { loss: decimal('12.3'), quote: 'USDT' }),
      'losing 12.30 USDT',
      'Only a position that gains',
      'Wait',
      'PS-13',
    ],
  ],
  correlated: () => [
    [
      controlText.correlated(['BTC'], 'SOL LONG', { after: decimal('0.094'), cap: decimal('0.08') }),
      '9.4%',
      'Cap 8.0%',
      'Smaller size, or close it',
      'RC-14',
    ],
    [
      controlText.correlated([], 'SOL LONG', { after: decimal('0.094'), cap: decimal('0.08') }),
      '9.4%',
      'Cap 8.0%',
      'Smaller size',
      'RC-14',
    ],
  ],
  correlationBreached: () => [
    [controlText.correlationBreached('SOL LONG'), 'above its limit', 'that lower it', 'Close one', 'RC-14'],
  ],
  dailyHeadroom: () => [
    [
      controlText.dailyHeadroom({ risk: decimal('9.99'), left: decimal('6.2'), fits: decimal('0.00163') }, BTC),
      '9.99 USDT',
      '6.20 USDT are left',
      'Reduce to 0.00163 BTC',
      'RC-18',
    ],
    [
      controlText.dailyHeadroom({ risk: decimal('9.99'), left: decimal('0'), fits: decimal('0') }, BTC),
      '9.99 USDT',
      '0.00 USDT are left',
      'Wait until 00:00 UTC',
      'RC-18',
    ],
  ],
  weight: () => [[controlText.weight('71%', '70%'), '71%', 'above 70%', 'Wait a moment', 'RC-09']],
  strategyDisabled: () => [
    [
      controlText.strategyDisabled(repeated, 3, 600_000),
      'more than 3 times in 10 min',
      'a person to look',
      'Read its signals',
      'RC-10',
    ],
  ],
  repeatedEntries: () => [
    [
      controlText.repeatedEntries(repeated, 3, 600_000),
      '3 filled and 1 working',
      'At most 3 in 10 min',
      'Wait for them',
      'RC-10',
    ],
  ],
  marginMode: () => [[controlText.marginMode('CROSS'), 'is CROSS', 'need ISOLATED', 'Change it', 'RC-20']],
  liquidation: () => [
    [
      controlText.liquidation({
        liquidation: price('45000'),
        away: decimal('0.25'),
        stop: decimal('0.13'),
        factor: decimal('2'),
        tick,
      }),
      '25.0% from the entry, the stop 13.0%',
      '2 times as far',
      'Lower the leverage',
      'RC-20',
    ],
  ],
  slippage: () => [
    [
      controlText.slippage({ slippage: decimal('0.0052'), most: decimal('0.003'), fits: decimal('0') }, BTC),
      '0.52%',
      'Allowed 0.30%',
      'Use a limit order',
      'RC-22',
    ],
  ],
  shareOfDepth: () => [
    [
      controlText.shareOfDepth(
        { size: decimal('0.5'), near: decimal('3.5'), share: decimal('0.1'), fits: decimal('0.35') },
        BTC,
      ),
      '0.5 BTC is more than 10% of the 3.5 BTC',
      'At most 10%',
      'at most 0.35 BTC',
      'RC-22',
    ],
  ],
  leverage: () => [
    [controlText.leverage('BTC/USDT', 10, { mode: 'LIVE_MINIMAL', most: 1 }), '10x', 'allows 1x', 'Lower it', 'RC-31'],
  ],
  venueSetting: () => [
    [
      controlText.venueSetting('Position mode', 'HEDGE', 'ONE_WAY'),
      'is HEDGE',
      'set to ONE_WAY',
      'Change one of them',
      'RC-31',
    ],
  ],
};

describe('CK-20', () => {
  it.each(Object.entries(controls))('CK-20: %s', (_name, rows) => {
    for (const row of rows()) expectRefusal(row);
  });
});
