/** Closed bars of the intervals that installed strategies use, per symbol. */
import type { Candle, Interval } from '../../shared/model/candle.ts';
import { addCandle } from '../domain/market/addCandle.ts';
import { BarBuffer } from './barBuffer.ts';
import { barNumbers, type BarNumbers } from './barNumbers.ts';
import type { LiveState, SymbolMarket } from './liveState.ts';

/** Adds a closed bar of the feed; returns the strategy intervals whose bar closed with it. */
export function pushCandle(
  live: LiveState,
  market: SymbolMarket,
  { candle, numbers }: { readonly candle: Candle; readonly numbers: BarNumbers },
): readonly Interval[] {
  const closed: Interval[] = [];
  const from = live.feed.interval;
  for (const [to, keep] of live.neededBars) {
    const buffer = bufferOf(market, to, keep);
    if (to === from) {
      if (buffer.push(numbers)) closed.push(to);
      continue;
    }
    const { partial, closed: bars } = addCandle(market.aggregates.get(to) ?? null, candle, { from, to });
    market.aggregates.set(to, partial);
    for (const bar of bars) if (buffer.push(barNumbers(bar))) closed.push(to);
  }
  return closed;
}

/** The buffer of an interval, made on first use. */
export function bufferOf(market: SymbolMarket, interval: Interval, keep: number): BarBuffer {
  const known = market.series.get(interval);
  if (known !== undefined) return known;
  const made = new BarBuffer(keep);
  market.series.set(interval, made);
  return made;
}
