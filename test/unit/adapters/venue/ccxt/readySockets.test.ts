import { describe, expect, it } from 'vitest';
import { requestsOfStop } from '../../../../../src/main/adapters/venue/ccxt/readySockets.ts';
import { money } from '../../../../../src/shared/values/money.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { price } from '../../../../../src/shared/values/price.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { symbolName, venueOrderId } from '../../../../../src/shared/values/ids.ts';
import { buildTerms } from '../../../../support/buildOrder.ts';

/** Resting entries and guards, and positions. */
function snapshot([entries, guards, positions]: readonly [number, number, number]) {
  const order = (reduceOnly: boolean) => ({
    terms: buildTerms({ reduceOnly }),
    venueOrderId: venueOrderId('1'),
    status: 'OPEN' as const,
    filledQuantity: quantity('0'),
  });
  const position = {
    symbol: symbolName('BTC/USDT:USDT'),
    quantity: quantity('1'),
    averageEntry: price('100'),
    leg: 'NET' as const,
    liquidationPrice: null,
  };
  return {
    kind: 'snapshot' as const,
    venueTime: unixMs(0),
    positions: Array.from({ length: positions }, () => position),
    orders: [
      ...Array.from({ length: entries }, () => order(false)),
      ...Array.from({ length: guards }, () => order(true)),
    ],
    balance: money('0'),
    setup: null,
  };
}

interface Case {
  readonly what: string;
  /** Entries, guards, positions. */
  readonly account: readonly [number, number, number];
  readonly perp: number;
  readonly spot: number;
}

describe('requests of a stop that leave together', () => {
  it.each([
    { what: 'nothing held: the three questions', account: [0, 0, 0], perp: 3, spot: 3 },
    { what: 'a cancel for each order that is no guard', account: [4, 7, 0], perp: 7, spot: 7 },
    { what: 'closes five to a request on perpetuals, one each on spot', account: [0, 0, 11], perp: 6, spot: 14 },
    { what: 'all of it', account: [100, 100, 100], perp: 123, spot: 203 },
  ] satisfies readonly Case[])('$what', ({ account, perp, spot }) => {
    const found = snapshot(account);
    expect([requestsOfStop(found, 'PERP'), requestsOfStop(found, 'SPOT')]).toEqual([perp, spot]);
  });
});
