import { describe, expect, it } from 'vitest';
import { realizedChange } from '../../../../../src/main/adapters/venue/ccxt/realizedChange.ts';
import type { VenuePosition } from '../../../../../src/main/ports/venue.ts';
import { decimalText } from '../../../../../src/shared/values/decimal.ts';
import { symbolName } from '../../../../../src/shared/values/ids.ts';
import { price } from '../../../../../src/shared/values/price.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { buildFill } from '../../../../support/buildFill.ts';

const START = 1_700_000_000_000;
const lot = (size: string, entry: string): VenuePosition => ({
  symbol: symbolName('BTC/USDT:USDT'),
  quantity: quantity(size),
  averageEntry: price(entry),
  leg: 'NET',
  liquidationPrice: null,
});

/** Such as "BUY 2 at 100", numbered and a second apart unless told otherwise. */
const fills = (...all: readonly string[]) =>
  all.map((words, index) => {
    const [side, size = '', , at = ''] = words.split(' ');
    return buildFill({
      tradeId: `BTCUSDT:${8 + index}`,
      side: side === 'BUY' ? 'BUY' : 'SELL',
      quantity: size,
      price: at,
      fee: '0.1',
      venueTime: START + index * 1_000,
    });
  });
const realized = (positions: readonly VenuePosition[], told: Parameters<typeof realizedChange>[1]) =>
  decimalText(realizedChange(positions, told).realized);

describe('realizedChange', () => {
  it('is nothing while a position grows, but for the fees', () => {
    const { realized: gain, fees } = realizedChange([lot('1', '90')], fills('BUY 2 at 100', 'BUY 1 at 120'));
    expect([decimalText(gain), decimalText(fees)]).toEqual(['0', '0.2']);
  });

  it('closes at the average entry', () => {
    expect(realized([], fills('BUY 2 at 100', 'BUY 2 at 110', 'SELL 3 at 115'))).toBe('30');
    expect(realized([lot('-2', '100')], fills('BUY 1 at 90'))).toBe('10');
  });

  it('turns a short round at the price of the fill', () => {
    expect(realized([lot('-2', '100')], fills('BUY 3 at 90', 'SELL 1 at 95'))).toBe('25');
  });

  it('counts in venue order, in whatever order fills were told', () => {
    const [first, second, third] = fills('BUY 2 at 100', 'SELL 2 at 110', 'BUY 2 at 130');
    if (first === undefined || second === undefined || third === undefined) throw new Error('Three fills');
    expect(realized([], [third, second, first])).toBe('20');
    // Of one instant: the venue's numbers tell, and 9 comes before 10.
    const atOnce = [first, second, third].map((each) => ({ ...each, venueTime: first.venueTime }));
    expect(realized([], atOnce.toReversed())).toBe('20');
  });

  it('keeps symbols apart', () => {
    const [btc, eth] = fills('BUY 1 at 100', 'SELL 1 at 10');
    if (btc === undefined || eth === undefined) throw new Error('Two fills');
    expect(realized([], [btc, { ...eth, symbol: symbolName('ETH/USDT:USDT') }])).toBe('0');
  });

  it('allows for what the venue rounds: more where more units were filled', () => {
    expect(decimalText(realizedChange([], fills('BUY 1 at 1', 'SELL 3 at 1')).rounding)).toBe('0.0000006');
  });
});
