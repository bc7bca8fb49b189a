/** What the walks enter with: a market buy of ETH, sized from its stop at 2,950. */
export const walkTicket = {
  symbol: 'ETH/USDT:USDT',
  side: 'BUY',
  type: 'MARKET',
  entry: null,
  stop: '2950.00',
  autoStop: false,
  quantity: null,
  timeInForce: 'GTC',
  postOnly: false,
} as const;
