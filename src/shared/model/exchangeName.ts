/** What an exchange is called in sentences. */
const names = new Map([
  ['binance', 'Binance'],
  ['binanceusdm', 'Binance'],
  ['bybit', 'Bybit'],
  ['gate', 'Gate'],
  ['hyperliquid', 'Hyperliquid'],
  ['kraken', 'Kraken'],
  ['okx', 'OKX'],
]);

/** "Binance"; the id of the exchange library itself where no name is known. */
export const exchangeName = (exchange: string): string => names.get(exchange) ?? exchange;
