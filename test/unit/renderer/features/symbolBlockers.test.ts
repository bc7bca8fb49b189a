import { describe, expect, it } from 'vitest';
import { symbolBlockers } from '../../../../src/renderer/features/dialog/symbolBlockers.ts';

const unknownOrder = {
  id: 'L-000231',
  book: 'LIVE',
  symbol: 'BTC/USDT',
  side: 'BUY',
  quantity: '0.00264',
  price: '60000',
  trigger: null,
  reserved: '158.4',
  sentAt: 1_000,
  asked: 3,
  nextAt: 2_000,
  text: 'no answer in 5 s',
} as const;
const foreign = {
  kind: 'ORDER',
  id: 'web-7',
  text: '',
  ours: null,
  theirs: null,
  since: 500,
  left: false,
  stop: null,
} as const;
const external = [
  { ...foreign, symbol: 'ETH/USDT' },
  { ...foreign, symbol: 'ETH/USDT', id: 'web-8' },
  { ...foreign, symbol: 'BTC/USDT' },
];

describe('symbolBlockers', () => {
  it('is empty while nothing is in doubt and all is ours', () => {
    expect(symbolBlockers({ unknown: [], external: [] })).toEqual([]);
  });

  it('names each symbol once, orders in doubt first', () => {
    const found = symbolBlockers({ unknown: [unknownOrder, unknownOrder], external });
    expect(found.map(({ code, rule, text }) => `${code} ${rule} ${text}`)).toEqual([
      'UNKNOWN RC-24 An order in BTC/USDT has no answer yet: entries there wait.',
      "EXTERNAL RC-26 ETH/USDT has something at the venue that is not the desk's: entries there wait.",
      "EXTERNAL RC-26 BTC/USDT has something at the venue that is not the desk's: entries there wait.",
    ]);
    expect(found.map(({ since }) => since)).toEqual([1_000, 500, 500]);
  });
});
