import { describe, expect, it } from 'vitest';
import { MoneyWatch } from '../../../../../src/main/adapters/venue/ccxt/moneyWatch.ts';
import type { VenuePosition } from '../../../../../src/main/ports/venue.ts';
import { symbolName } from '../../../../../src/shared/values/ids.ts';
import { money } from '../../../../../src/shared/values/money.ts';
import { price } from '../../../../../src/shared/values/price.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { buildFill } from '../../../../support/buildFill.ts';

const SYMBOL = symbolName('BTC/USDT:USDT');
const START = 1_700_000_000_000;
const MINUTE = 60_000;

const lot = (size: string, entry: string): VenuePosition => ({
  symbol: SYMBOL,
  quantity: quantity(size),
  averageEntry: price(entry),
  leg: 'NET',
  liquidationPrice: null,
});

/** A watch on a wallet of 1,000 with what it held then. */
function watching(positions: readonly VenuePosition[] = [], options = { countsFills: true, lateMs: 10 * MINUTE }) {
  const watch = new MoneyWatch({ countsFills: () => options.countsFills, lateMs: options.lateMs });
  const report = (balance: string, ms = 0, held = positions) => ({
    balance: money(balance),
    positions: held,
    venueTime: unixMs(START + ms),
    heardBefore: watch.heard,
  });
  watch.settle(report('1000'), true);
  return {
    watch,
    report,
    doubt: (balance: string, ms = 0) => watch.doubt(report(balance, ms)),
    /** Such as "BUY 2 at 100", with its fee. */
    fill: (words: string, fee = '0') => {
      const [side, size = '', , at = ''] = words.split(' ');
      const terms = { side: side === 'BUY' ? 'BUY' : 'SELL', quantity: size, price: at } as const;
      watch.hear({ kind: 'fill', fill: buildFill({ symbol: SYMBOL, ...terms, fee }) });
    },
    transfer: (amount: string) => watch.hear({ kind: 'transfer', amount: money(amount), note: '' }),
  };
}

describe('MoneyWatch', () => {
  it('doubts the first wallet, and every change in silence after it', () => {
    expect(new MoneyWatch({ countsFills: () => true, lateMs: 0 }).doubt(watching().report('7'))).toBe('NEW');
    const { doubt } = watching();
    expect([doubt('1000'), doubt('1250'), doubt('999.99')]).toEqual(['NONE', 'NEW', 'NEW']);
  });

  it('does not doubt what was told', () => {
    const { watch, doubt, transfer } = watching();
    transfer('250');
    watch.hear({ kind: 'funding', symbol: SYMBOL, amount: money('-0.5'), id: 'F', venueTime: unixMs(START) });
    watch.hear({ kind: 'heartbeat', weightUsed: null, probeMs: null });
    expect([watch.heard, doubt('1249.5'), doubt('1250')]).toEqual([2, 'NONE', 'NEW']);
  });

  it('counts a round trip with its profit and its fees', () => {
    const { doubt, fill } = watching();
    fill('BUY 2 at 100', '0.1');
    expect(doubt('999.9')).toBe('NONE');
    fill('BUY 2 at 110', '0.1');
    fill('SELL 3 at 115', '0.2');
    // Three of an average of 105 sold at 115.
    expect([doubt('1029.6'), doubt('1029.61')]).toEqual(['NONE', 'NEW']);
  });

  it('counts a short that turns into a long', () => {
    const { doubt, fill } = watching([lot('-2', '100')]);
    fill('BUY 3 at 90');
    fill('SELL 1 at 95');
    // Two of the short won 10 each, the one of the long 5.
    expect([doubt('1025'), doubt('1020')]).toEqual(['NONE', 'NEW']);
  });

  it('takes fees of another asset out of the wallet or not', () => {
    const { doubt, fill } = watching();
    fill('BUY 2 at 100', '0.1');
    fill('SELL 2 at 101', '0.1');
    expect([doubt('1002'), doubt('1001.8'), doubt('1001.9')]).toEqual(['NONE', 'NONE', 'NEW']);
  });

  it('allows for what the venue rounds', () => {
    const { doubt, fill } = watching([lot('30000000', '0.00001234')]);
    fill('SELL 30000000 at 0.00001234');
    expect([doubt('1000.15'), doubt('1004')]).toEqual(['NONE', 'NEW']);
  });

  it('takes a wallet that fills moved as it is where fills cannot be counted', () => {
    const { doubt, fill, watch, report } = watching([], { countsFills: false, lateMs: 0 });
    expect(doubt('1250')).toBe('NEW');
    fill('BUY 2 at 100', '0.1');
    expect(doubt('800')).toBe('NONE');
    watch.settle(report('800'), true);
    expect([doubt('800'), doubt('801')]).toEqual(['NONE', 'NEW']);
  });

  it('does not judge a report that something was told after', () => {
    const { watch, report, transfer, doubt } = watching();
    const asked = report('1100');
    transfer('250');
    expect(watch.doubt(asked)).toBe('NONE');
    watch.settle(asked, true);
    expect([doubt('1250'), doubt('1100')]).toEqual(['NONE', 'NEW']);
  });

  it('keeps a difference nobody asked about', () => {
    const { watch, report, doubt } = watching();
    watch.settle(report('1250'), null);
    expect([doubt('1250'), doubt('1000')]).toEqual(['NEW', 'NONE']);
  });

  it('asks again each minute while the record may still tell, then takes the wallet as it is', () => {
    const { watch, report, doubt } = watching();
    watch.settle(report('1250'), true);
    expect([doubt('1250', MINUTE - 1), doubt('1250', MINUTE)]).toEqual(['NONE', 'AGAIN']);
    watch.settle(report('1250', MINUTE), true);
    expect([doubt('1250', 2 * MINUTE - 1), doubt('1250', 2 * MINUTE)]).toEqual(['NONE', 'AGAIN']);
    watch.settle(report('1250', 10 * MINUTE), true);
    expect([doubt('1250', 11 * MINUTE), doubt('1000', 11 * MINUTE)]).toEqual(['NONE', 'NEW']);
  });

  it('asks on while the record does not answer', () => {
    const { watch, report, doubt } = watching();
    watch.settle(report('1250'), false);
    watch.settle(report('1250', 10 * MINUTE), false);
    expect(doubt('1250', 11 * MINUTE)).toBe('AGAIN');
  });

  it('asks no more once what was missing is told', () => {
    const { watch, report, doubt, transfer } = watching();
    watch.settle(report('1250'), true);
    transfer('250');
    watch.settle(report('1250', 1_000), true);
    expect([doubt('1250', MINUTE), doubt('1500', MINUTE)]).toEqual(['NONE', 'NEW']);
  });
});
