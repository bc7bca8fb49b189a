import { describe, expect, it } from 'vitest';
import { OrderWatch } from '../../../../../src/main/adapters/venue/ccxt/orderWatch.ts';
import type { VenueOrder } from '../../../../../src/main/ports/venue.ts';
import { decimal } from '../../../../../src/shared/values/decimal.ts';
import { clientOrderId, venueOrderId } from '../../../../../src/shared/values/ids.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { buildTerms } from '../../../../support/buildOrder.ts';

const SYMBOL = 'BTC/USDT:USDT';
const START = unixMs(1_700_000_000_000);
const later = (ms: number) => unixMs(START + ms);

const termsOf = (id: string) => buildTerms({ clientOrderId: id, symbol: SYMBOL, quantity: '1' });

/** As the venue lists it. */
const working = (id: string, filled: string): VenueOrder => ({
  terms: termsOf(id),
  venueOrderId: venueOrderId(`V-${id}`),
  status: 'OPEN',
  filledQuantity: quantity(filled),
});

/** A watch, and what was told of each order. */
function watching(told: Readonly<Record<string, string>> = {}) {
  const filled = new Map(Object.entries(told));
  const watch = new OrderWatch({ filledOf: (id) => decimal(filled.get(id) ?? '0') });
  return { watch, tell: (id: string, sum: string) => filled.set(id, sum) };
}

describe('OrderWatch', () => {
  it('doubts an order that left and is not listed, until all of it was told', () => {
    const { watch, tell } = watching();
    watch.begin(termsOf('A'), START);
    expect(watch.doubtful([], later(10))).toEqual([SYMBOL]);
    tell('A', '0.4');
    expect(watch.doubtful([], later(20))).toEqual([SYMBOL]);
    tell('A', '1');
    expect(watch.doubtful([], later(30))).toEqual([]);
  });

  it('does not doubt one that works with all that it filled told', () => {
    const { watch } = watching({ A: '0.4' });
    watch.begin(termsOf('A'), START);
    expect(watch.doubtful([working('A', '0.4')], later(10))).toEqual([]);
  });

  it('doubts one that works and filled more than was told', () => {
    const { watch } = watching({ A: '0.4' });
    expect(watch.doubtful([working('A', '0.5')], START)).toEqual([SYMBOL]);
  });

  it('doubts one that was listed before and is gone', () => {
    const { watch } = watching();
    watch.doubtful([working('A', '0')], START);
    expect(watch.doubtful([], later(10))).toEqual([SYMBOL]);
  });

  it('does not doubt one whose end was told', () => {
    const { watch } = watching();
    watch.begin(termsOf('A'), START);
    watch.end(clientOrderId('A'));
    expect(watch.doubtful([], later(10))).toEqual([]);
  });

  it('takes what an order filled before the desk asks for fills as told once it was asked about', () => {
    const { watch, tell } = watching();
    watch.doubtful([working('A', '0.3')], START);
    watch.settle([working('A', '0.3')], START);
    expect(watch.doubtful([working('A', '0.3')], later(10))).toEqual([]);
    expect(watch.doubtful([working('A', '0.5')], later(20))).toEqual([SYMBOL]);
    tell('A', '0.5');
    expect(watch.doubtful([working('A', '0.5')], later(30))).toEqual([]);
  });

  it('gives up one that is gone without a word only when it can neither arrive nor show up any more', () => {
    const { watch } = watching();
    watch.begin(termsOf('A'), START);
    watch.settle([], later(4_999));
    expect(watch.doubtful([], later(4_999))).toEqual([SYMBOL]);
    watch.settle([], later(5_000));
    expect(watch.doubtful([], later(5_000))).toEqual([]);
  });

  it('gives one that worked for long the same time: the record of its fills may come later than its end', () => {
    const { watch } = watching();
    watch.begin(termsOf('A'), START);
    watch.doubtful([working('A', '0')], later(60_000));
    watch.settle([], later(60_010));
    expect(watch.doubtful([], later(60_010))).toEqual([SYMBOL]);
    watch.settle([], later(65_000));
    expect(watch.doubtful([], later(65_000))).toEqual([]);
  });
});
