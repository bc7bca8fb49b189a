import { describe, expect, it } from 'vitest';
import {
  intervalOfFileName,
  isCandleFileName,
  labelOfFileName,
  symbolOfFileName,
} from '../../../../../src/main/adapters/market/replay/candleFileName.ts';

describe('symbolOfFileName', () => {
  it.each([
    ['binance_BTCUSDT_1m_2024-07-26_2024-08-25.csv.gz', 'BTC/USDT'],
    ['binance_1000SATSUSDT_5m.csv', '1000SATS/USDT'],
    ['BTCFDUSD.csv', 'BTC/FDUSD'],
    ['BTCTUSD.csv', 'BTC/TUSD'],
    ['ETHBTC_1h.csv', 'ETH/BTC'],
    ['BTC-USDT_1m.csv', 'BTC/USDT'],
    ['btcusdt.csv', 'BTC/USDT'],
    ['export_sol_usdc_1m.csv.gz', 'SOL/USDC'],
  ])('reads %s as %s', (name, symbol) => {
    expect(symbolOfFileName(name)?.symbol).toBe(symbol);
  });

  it('finds no symbol where no known quote currency is named', () => {
    expect(symbolOfFileName('candles_2024.csv')).toBeNull();
    expect(symbolOfFileName('USDT.csv')).toBeNull();
  });
});

describe('labelOfFileName', () => {
  it('ends after the interval', () => {
    expect(labelOfFileName('binance_BTCUSDT_1m_2024-07-26_2024-08-25.csv.gz')).toBe('binance_BTCUSDT_1m');
    expect(labelOfFileName('BTCUSDT.csv')).toBe('BTCUSDT');
  });
});

describe('intervalOfFileName', () => {
  it('finds a known interval only', () => {
    expect(intervalOfFileName('BTCUSDT_15m.csv')).toBe('15m');
    expect(intervalOfFileName('BTCUSDT_7m.csv')).toBeNull();
  });
});

describe('isCandleFileName', () => {
  it('takes csv, plain or gzip', () => {
    expect(['a.csv', 'a.csv.gz', 'a.CSV'].every(isCandleFileName)).toBe(true);
    expect(['a.txt', 'a.gz', 'csv', 'a.csv.zip'].some(isCandleFileName)).toBe(false);
  });
});
