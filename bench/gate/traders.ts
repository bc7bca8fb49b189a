/** The books whose promotions are counted: true annual Sharpe ratio after costs. */
import type { Trader } from './paperTrader.ts';

export const traders: readonly Trader[] = [
  { name: 'losing', trueSharpe: -1 },
  { name: 'no edge', trueSharpe: 0 },
  { name: 'small edge', trueSharpe: 1 },
  { name: 'real edge', trueSharpe: 3 },
];
