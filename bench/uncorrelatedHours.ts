/** The past of a scripted market: hourly closes that wander each for itself, so that the gate finds a hundred symbols that have nothing in common. */
import { intervalMs, type Candle } from '../src/shared/model/candle.ts';
import { unixMs } from '../src/shared/values/time.ts';
import { SeededRandom } from '../src/main/adapters/market/generator/random.ts';
import type { ReplaySource } from '../src/main/ports/marketFeed.ts';

/** Of one hour: a calm market. */
const HOURLY_MOVE = 0.002;
const LAST_CLOSE = 100;

/** Answers for the hours; every other interval is the market's own. */
export function uncorrelatedHours(market: Pick<ReplaySource, 'history'>): ReplaySource['history'] {
  return (request) => {
    const { symbol, interval, limit, before } = request;
    if (interval !== '1h') return market.history(request);
    const random = new SeededRandom(seedOf(symbol));
    const end = Math.floor(before / intervalMs[interval]) * intervalMs[interval];
    const bars: Candle[] = [];
    let close = LAST_CLOSE;
    for (let back = 1; back <= limit; back += 1) {
      const open = close * Math.exp(-HOURLY_MOVE * random.normal());
      bars.unshift(barOf(end - back * intervalMs[interval], open, close));
      close = open;
    }
    return Promise.resolve(bars);
  };
}

function barOf(openTime: number, open: number, close: number): Candle {
  return {
    openTime: unixMs(openTime),
    open: open.toFixed(2),
    high: Math.max(open, close).toFixed(2),
    low: Math.min(open, close).toFixed(2),
    close: close.toFixed(2),
    volume: '100000',
  };
}

const seedOf = (symbol: string): number => 1 + [...symbol].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0);
