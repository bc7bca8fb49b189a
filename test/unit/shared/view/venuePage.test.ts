import { describe, expect, it } from 'vitest';
import { venuePage, venuePageHosts } from '../../../../src/shared/view/venuePage.ts';

describe('venuePage', () => {
  it('leads to the symbol at the venue where the account is', () => {
    expect(venuePage({ market: 'PERP', environment: 'live' }, 'BTC/USDT:USDT')).toBe(
      'https://www.binance.com/en/futures/BTCUSDT',
    );
    expect(venuePage({ market: 'SPOT', environment: 'demo' }, 'ETH/USDT')).toBe(
      'https://demo.binance.com/en/trade/ETH_USDT',
    );
    expect(venuePage({ market: 'PERP', environment: 'testnet' }, 'ETH/USDT:USDT')).toBe(
      'https://testnet.binancefuture.com/en/futures/ETHUSDT',
    );
  });

  it('is none where the venue has no page', () => {
    expect(venuePage({ market: 'SPOT', environment: 'testnet' }, 'BTC/USDT')).toBeNull();
  });

  it('names the hosts that may be opened', () => {
    expect(venuePageHosts).toEqual(['www.binance.com', 'demo.binance.com', 'testnet.binancefuture.com']);
  });
});
