import { describe, expect, it } from 'vitest';
import { venueName } from '../../../../src/shared/model/venueName.ts';

describe('venueName', () => {
  it.each([
    ['binance', 'live', 'Binance'],
    ['binanceusdm', 'demo', 'Binance demo'],
    ['okx', 'testnet', 'OKX testnet'],
    ['binance', 'custom', 'Binance (own addresses)'],
    ['woo', 'live', 'woo'],
  ] as const)('calls %s %s "%s"', (exchange, environment, name) => {
    expect(venueName({ exchange, environment })).toBe(name);
  });
});
