import { describe, expect, it } from 'vitest';
import { firstSymbol, shownSymbol } from '../../../../src/renderer/features/desk/firstSymbol.ts';
import type { View } from '../../../../src/renderer/store/view.ts';
import { btc, positionRow } from './rows.ts';

type SymbolView = Parameters<typeof firstSymbol>[0];

function viewOf(symbols: readonly string[], held: readonly string[]): SymbolView {
  const instruments = Object.fromEntries(
    symbols.map((symbol) => [symbol, { ...btc, symbol, base: symbol.split('/')[0] ?? '' }]),
  );
  const positions = Object.fromEntries(held.map((symbol) => [symbol, positionRow({ symbol })]));
  const none: View['rows'] = {
    strategies: {},
    instruments,
    quotes: {},
    positions,
    orders: {},
    alerts: {},
    backtests: {},
  };
  const keys = {
    strategies: [],
    instruments: symbols,
    quotes: [],
    positions: held,
    orders: [],
    alerts: [],
    backtests: [],
  };
  return { keys, rows: none };
}

describe('firstSymbol', () => {
  it('opens with what is held, else with bitcoin, else with the first', () => {
    expect(firstSymbol(viewOf(['AAVE/USDT', 'BTC/USDT', 'ETH/USDT'], ['ETH/USDT']))).toBe('ETH/USDT');
    expect(firstSymbol(viewOf(['AAVE/USDT', 'BTC/USDT'], []))).toBe('BTC/USDT');
    expect(firstSymbol(viewOf(['AAVE/USDT', 'ETH/USDT'], []))).toBe('AAVE/USDT');
    expect(firstSymbol(viewOf([], []))).toBeNull();
    expect(firstSymbol(null)).toBeNull();
  });
});

describe('shownSymbol', () => {
  it('keeps the chosen symbol while other positions come and go', () => {
    expect(shownSymbol(viewOf(['BTC/USDT', 'ETH/USDT'], ['ETH/USDT']), 'BTC/USDT')).toBe('BTC/USDT');
  });

  it('leaves a symbol the feed does not have', () => {
    expect(shownSymbol(viewOf(['ETH/USDT'], []), 'BTC/USDT')).toBe('ETH/USDT');
    expect(shownSymbol(null, 'BTC/USDT')).toBe('BTC/USDT');
  });
});
