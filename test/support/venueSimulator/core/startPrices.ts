/** Prices the venue opens with where a test names none. */
export const startPrices: Readonly<Record<string, string>> = {
  BTCUSDT: '80000',
  ETHUSDT: '3000',
  SOLUSDT: '150',
  BNBUSDT: '600',
  PEPEUSDT: '0.00001',
  '1000PEPEUSDT': '0.01',
  ETHBTC: '0.0375',
  OLDUSDT: '1',
};

/** Of symbols made after another. */
export const ADDED_SYMBOL_PRICE = '100';
