/** What tests use of a ccxt client, with the types ccxt 4.5.84 returns; its own declarations leave most fields optional or any. */
type Optional<Row> = { readonly [Field in keyof Row]?: Row[Field] | undefined };
type Params = Readonly<Record<string, unknown>>;
type Raw = Readonly<Record<string, unknown>>;

export interface ClientOrder extends Optional<{
  status: string;
  clientOrderId: string;
  filled: number;
  remaining: number;
  average: number;
  price: number;
  cost: number;
  triggerPrice: number;
  reduceOnly: boolean;
  fee: { readonly currency: string; readonly cost: number };
}> {
  readonly id: string;
  readonly info: Raw;
}

export interface ClientPosition extends Optional<{
  side: string;
  contracts: number;
  entryPrice: number;
  notional: number;
  unrealizedPnl: number;
  initialMargin: number;
  marginMode: string;
}> {
  readonly symbol: string;
  readonly info: Raw;
}

export interface ClientTrade extends Optional<{
  amount: number;
  takerOrMaker: string;
  fee: { readonly currency: string; readonly cost: number };
}> {
  readonly price: number;
}

export interface ClientTicker extends Optional<{ last: number; bid: number; ask: number; markPrice: number }> {
  readonly symbol: string;
}

interface ClientBalance {
  readonly free: Readonly<Record<string, number>>;
  readonly used: Readonly<Record<string, number>>;
  readonly total: Readonly<Record<string, number>>;
}

interface ClientBook {
  readonly bids: readonly (readonly [price: number, quantity: number])[];
  readonly asks: readonly (readonly [price: number, quantity: number])[];
}

interface BatchOrder {
  readonly symbol: string;
  readonly type: string;
  readonly side: string;
  readonly amount: number;
  readonly price?: number;
  readonly params?: Params;
}

type PlaceOrder = (
  ...order: readonly [
    symbol: string,
    type: 'market' | 'limit',
    side: 'buy' | 'sell',
    amount: number | undefined,
    price?: number,
    params?: Params,
  ]
) => Promise<ClientOrder>;

/** One implicit method: parameters in, the venue's body out. */
type RawCall = (params?: Params) => Promise<unknown>;

export interface VenueClient {
  apiKey: string;
  secret: string;
  nonce: () => number;
  /** Longest wait for an answer, milliseconds. */
  timeout: number;
  handleMessage: (client: unknown, message: Record<string, unknown>) => void;
  readonly last_response_headers: Readonly<Record<string, string>>;
  readonly createOrder: PlaceOrder;
  readonly createOrderWs: PlaceOrder;
  readonly createOrders: (orders: readonly BatchOrder[]) => Promise<readonly ClientOrder[]>;
  readonly editOrder: (
    ...order: readonly [id: string, symbol: string, type: string, side: string, amount: number, price: number]
  ) => Promise<ClientOrder>;
  readonly cancelOrder: (id: string, symbol: string, params?: Params) => Promise<ClientOrder>;
  readonly cancelOrderWs: (id: string, symbol: string) => Promise<ClientOrder>;
  readonly cancelOrders: (ids: readonly string[], symbol: string) => Promise<unknown>;
  readonly cancelAllOrders: (symbol: string, params?: Params) => Promise<readonly ClientOrder[]>;
  readonly fetchOrder: (id: string | undefined, symbol: string, params?: Params) => Promise<ClientOrder>;
  readonly fetchOpenOrders: (
    ...query: readonly [
      symbol?: string | undefined,
      since?: number | undefined,
      limit?: number | undefined,
      params?: Params,
    ]
  ) => Promise<readonly ClientOrder[]>;
  readonly fetchMyTrades: (symbol: string) => Promise<readonly ClientTrade[]>;
  readonly fetchBalance: (params?: Params) => Promise<ClientBalance>;
  readonly fetchPositions: (symbols?: readonly string[]) => Promise<readonly ClientPosition[]>;
  readonly fetchTime: () => Promise<number>;
  readonly loadTimeDifference: () => Promise<number>;
  readonly loadMarkets: (reload?: boolean) => Promise<unknown>;
  readonly market: (symbol: string) => { readonly limits: { readonly cost?: { readonly min?: number } } };
  readonly setLeverage: (leverage: number, symbol: string) => Promise<unknown>;
  readonly fetchLeverage: (symbol: string) => Promise<{ readonly longLeverage: number }>;
  readonly setMarginMode: (mode: 'isolated' | 'cross', symbol: string) => Promise<unknown>;
  readonly setPositionMode: (hedged: boolean, symbol: string) => Promise<unknown>;
  readonly fetchPositionMode: (symbol: string) => Promise<{ readonly hedged: boolean }>;
  readonly fetchLeverageTiers: (symbols: readonly string[]) => Promise<Readonly<Record<string, readonly Raw[]>>>;
  readonly fetchTradingFee: (symbol: string) => Promise<{ readonly maker: number; readonly taker: number }>;
  readonly fetchFundingRate: (
    symbol: string,
  ) => Promise<{ readonly fundingRate: number; readonly fundingTimestamp: number }>;
  readonly fetchFundingHistory: (
    symbol: string,
  ) => Promise<readonly { readonly amount: number; readonly timestamp: number }[]>;
  readonly fetchTicker: (symbol: string) => Promise<ClientTicker>;
  readonly fetchTickers: (symbols: readonly string[]) => Promise<Readonly<Record<string, ClientTicker>>>;
  readonly fetchBidsAsks: (symbols: readonly string[]) => Promise<Readonly<Record<string, ClientTicker>>>;
  readonly fetchOrderBook: (symbol: string) => Promise<ClientBook>;
  readonly fetchTrades: (symbol: string) => Promise<readonly ClientTrade[]>;
  readonly fetchOHLCV: (
    ...query: readonly [symbol: string, interval: string, since?: number, limit?: number]
  ) => Promise<readonly (readonly number[])[]>;
  readonly watchOrders: (symbol: string) => Promise<readonly ClientOrder[]>;
  readonly watchTrades: (symbol: string) => Promise<readonly ClientTrade[]>;
  readonly watchTickers: (symbols: readonly string[]) => Promise<Readonly<Record<string, ClientTicker>>>;
  readonly watchBidsAsks: (symbols: readonly string[]) => Promise<Readonly<Record<string, ClientTicker>>>;
  readonly watchMarkPrice: (symbol: string) => Promise<ClientTicker>;
  readonly watchOrderBook: (symbol: string) => Promise<ClientBook>;
  readonly watchOHLCVForSymbols: (series: readonly (readonly [symbol: string, interval: string])[]) => Promise<unknown>;
  readonly sign: (...request: readonly [path: string, api: string, method: string, params: Params]) => {
    url: string;
    headers: Record<string, string>;
  };
  readonly privatePostOrder: RawCall;
  readonly privatePostOrderTest: RawCall;
  readonly fapiPublicGetPing: RawCall;
  readonly fapiPrivatePostOrder: RawCall;
  readonly fapiPrivateV3GetPositionRisk: RawCall;
  readonly fapiPrivatePostLeverage: RawCall;
  readonly fapiPrivatePostListenKey: RawCall;
  readonly fapiPrivatePutListenKey: RawCall;
  readonly fapiPrivatePostCountdownCancelAll: RawCall;
  readonly sapiGetAccountApiRestrictions: RawCall;
  readonly close: () => Promise<unknown>;
}
