/** The account stream of the real adapter against the venue simulator, with a back-fill as simple as one can be. */
import {
  openAccountStream,
  type AccountStream,
  type AccountStreamOptions,
} from '../../src/main/adapters/venue/ccxt/stream/openAccountStream.ts';
import { createVenueExchange, type VenueExchange } from '../../src/main/adapters/venue/ccxt/venueExchange.ts';
import type { AccountEvent } from '../../src/main/ports/venue.ts';
import { z } from 'zod';
import { symbolName, clientOrderId, tradeId, type ClientOrderId } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import { price } from '../../src/shared/values/price.ts';
import { quantity } from '../../src/shared/values/quantity.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import { until } from './eventually.ts';
import { recordingLog } from './recordingLog.ts';
import { startVenueSimulator, type VenueSimulator } from './venueSimulator/startVenueSimulator.ts';

type Family = 'spot' | 'usdm';

/** Looks often and waits long: on a machine that stalls for seconds nothing is given up that a test did not break itself. */
const TIMING = {
  dialMs: 60_000,
  answerMs: 60_000,
  pingMs: 40,
  silentMs: 60_000,
  checkMs: 10,
  retryMs: 10,
  longestRetryMs: 50,
  holdMs: 60_000,
  askMs: 20,
};

export interface StreamHarness {
  readonly venue: VenueSimulator;
  readonly stream: AccountStream;
  /** Everything told, in order. */
  readonly events: readonly AccountEvent[];
  readonly losses: readonly string[];
  readonly numbers: ReadonlyMap<string, ClientOrderId>;
  /** Back-fills so far; `fail` makes the next ones fail. */
  readonly backfills: { count: number; fail: boolean };
  readonly log: ReturnType<typeof recordingLog>;
  /** Resolves when the condition holds; looked at every few ms. */
  until(holds: () => boolean): Promise<void>;
  kinds(): readonly string[];
  /** Trade ids told, sorted. */
  tradeIds(): readonly string[];
  /** Trade ids the venue made, sorted. */
  venueTradeIds(): readonly string[];
  close(): Promise<void>;
}

export interface HarnessOptions extends Partial<Pick<AccountStreamOptions, 'timing' | 'now' | 'onBack' | 'rateOf'>> {
  /** Called before the stream starts. */
  readonly prepare?: (venue: VenueSimulator) => void;
}

/** Resolves with the stream started. */
export async function startStreamHarness(
  family: Family,
  { prepare, ...options }: HarnessOptions = {},
): Promise<StreamHarness> {
  const venue = await startVenueSimulator({ prices: { BTCUSDT: '80000' } });
  prepare?.(venue);
  const now = options.now ?? (() => unixMs(Date.now()));
  const exchange = await openExchange(venue, family, now);
  const events: AccountEvent[] = [];
  const losses: string[] = [];
  const numbers = new Map<string, ClientOrderId>();
  const told = new Set<string>();
  const backfills = { count: 0, fail: false };
  const log = recordingLog();
  const tell = (event: AccountEvent): void => {
    // As the adapter does: a trade that REST told is not told again.
    if (event.kind === 'fill' && told.has(event.fill.tradeId)) return;
    if (event.kind === 'fill') told.add(event.fill.tradeId);
    events.push(event);
  };
  const stream = openAccountStream({
    exchange,
    market: family === 'spot' ? 'SPOT' : 'PERP',
    symbolOf: (name) => symbolOf(name, family),
    onEvent: tell,
    onLost: (text) => losses.push(text),
    onBack: async () => {
      backfills.count += 1;
      if (backfills.fail) throw new Error('REST is down');
      await importTrades({ exchange, family, venue, tell });
    },
    now,
    logger: log,
    learnNumber: (symbol, orderId, id) => numbers.set(`${symbol}:${orderId}`, id),
    ...options,
    timing: { ...TIMING, ...options.timing },
  });
  await stream.start();
  return {
    venue,
    stream,
    events,
    losses,
    numbers,
    backfills,
    log,
    until,
    kinds: () => events.map((event) => (event.kind === 'connection' ? event.state : event.kind)),
    tradeIds: () => events.flatMap((event) => (event.kind === 'fill' ? [event.fill.tradeId] : [])).sort(),
    venueTradeIds: () =>
      venue[family]
        .trades()
        .map((trade) => `${trade.symbol}:${trade.id}`)
        .sort(),
    close: async () => {
      await stream.close();
      await exchange.close();
      await venue.stop();
    },
  };
}

const symbolOf = (venueSymbol: string, family: Family) =>
  symbolName(`${venueSymbol.replace(/USDT$/, '')}/USDT${family === 'spot' ? '' : ':USDT'}`);

const tradeRows = z.array(
  z.object({
    id: z.int(),
    orderId: z.int(),
    price: z.string(),
    qty: z.string(),
    commission: z.string(),
    time: z.int(),
  }),
);

interface Import {
  readonly exchange: VenueExchange;
  readonly family: Family;
  readonly venue: VenueSimulator;
  readonly tell: (event: AccountEvent) => void;
}

/** Tells every trade in BTCUSDT that the venue knows of by REST. */
async function importTrades({ exchange, family, venue, tell }: Import): Promise<void> {
  const place = family === 'spot' ? ({ api: 'private', path: 'myTrades' } as const) : PERP_TRADES;
  const { body } = await exchange.send({ ...place, method: 'GET', params: { symbol: 'BTCUSDT' } });
  for (const row of tradeRows.parse(body)) {
    const made = venue[family].trades().find(({ id }) => id === String(row.id));
    if (made === undefined) throw new Error(`No trade ${row.id}`);
    tell({
      kind: 'fill',
      fill: {
        tradeId: tradeId(`BTCUSDT:${row.id}`),
        clientOrderId: clientOrderId(made.clientOrderId),
        symbol: symbolOf('BTCUSDT', family),
        side: made.side,
        quantity: quantity(row.qty),
        price: price(row.price),
        fee: money(row.commission),
        liquidity: made.isMaker ? 'MAKER' : 'TAKER',
        venueTime: unixMs(row.time),
      },
    });
  }
}

const PERP_TRADES = { api: 'fapiPrivate', path: 'userTrades' } as const;

function openExchange(venue: VenueSimulator, family: Family, now: AccountStreamOptions['now']): Promise<VenueExchange> {
  const address = `127.0.0.1:${venue.port}`;
  return createVenueExchange({
    account: {
      exchange: family === 'spot' ? 'binance' : 'binanceusdm',
      market: family === 'spot' ? 'SPOT' : 'PERP',
      environment: 'custom',
      endpoints: {
        rest: `http://${address}`,
        stream: `ws://${address}/${family === 'spot' ? 'stream' : 'fut'}`,
        wsApi: `ws://${address}/ws-api/v3`,
      },
      legacy: {},
    },
    credentials: venue.credentials,
    now,
  });
}
