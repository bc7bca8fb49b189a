/** Market events with valid defaults: a tick with candles only, and a closed one-minute bar. */
import type { MarketCandle, MarketTick } from '../../src/main/ports/marketFeed.ts';
import type { Candle } from '../../src/shared/model/candle.ts';
import { symbolName } from '../../src/shared/values/ids.ts';
import { unixMs } from '../../src/shared/values/time.ts';

const SYMBOL = 'BTC/USDT:USDT';
const TIME = 1_700_000_000_000;

interface TickOverrides {
  readonly symbol?: string;
  readonly time?: number;
  readonly last?: string;
  readonly bid?: string | null;
  readonly ask?: string | null;
}

export function buildTick(overrides: TickOverrides = {}): MarketTick {
  const { symbol = SYMBOL, time = TIME, last = '60000', bid = null, ask = null } = overrides;
  return { kind: 'tick', symbol: symbolName(symbol), time: unixMs(time), last, bid, ask };
}

export function buildCandle(overrides: Partial<Candle> = {}): Candle {
  return {
    openTime: unixMs(TIME - 60_000),
    open: '60000',
    high: '60050',
    low: '59950',
    close: '60000',
    volume: '100',
    ...overrides,
  };
}

/** The closed bar as the feed announces it. */
export function buildCandleEvent(overrides: Partial<Candle> & { readonly symbol?: string } = {}): MarketCandle {
  const { symbol = SYMBOL, ...rest } = overrides;
  const candle = buildCandle(rest);
  return {
    kind: 'candle',
    symbol: symbolName(symbol),
    time: unixMs(candle.openTime + 60_000),
    interval: '1m',
    candle,
  };
}
