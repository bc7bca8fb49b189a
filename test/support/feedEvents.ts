/** Reads market sources to the end and writes events in one short line each, for tests. */
import type { MarketEvent, ReplaySource } from '../../src/main/ports/marketFeed.ts';

/** All batches until the end; throws the text of a failure. */
export async function readBatches(source: ReplaySource, most = Infinity): Promise<readonly (readonly MarketEvent[])[]> {
  const batches: (readonly MarketEvent[])[] = [];
  while (batches.length < most) {
    const batch = await source.nextBatch();
    if (batch === null) break;
    if (!batch.ok) throw new Error(batch.error.text);
    batches.push(batch.value);
  }
  return batches;
}

/** "+20000 BTC/USDT 99", "+60000 BTC/USDT closed 1m 100", "+0 ok Replay running." */
export function eventLine(event: MarketEvent, start: number): string {
  const offset = `+${event.time - start}`;
  if (event.kind === 'tick') return `${offset} ${event.symbol} ${event.last}`;
  if (event.kind === 'depth') return `${offset} ${event.symbol} depth`;
  if (event.kind === 'candle') return `${offset} ${event.symbol} closed ${event.interval} ${event.candle.close}`;
  return `${offset} ${event.state} ${event.text}`;
}
