/** Candle files of one symbol that rises about one percent a day in small waves: a long position earns its gate in three days. */
import { candleText, makeCandleFolder, type CandleFolder } from '../../support/candleFolder.ts';

const BAR_MS = 900_000;
const BARS_PER_DAY = 96;
const FIRST = Date.UTC(2026, 0, 5);

const priceAt = (bar: number): number => 60_000 * (1 + (0.01 * bar) / BARS_PER_DAY + 0.001 * Math.sin(bar / 7));

/** Quarter-hour bars from Monday 5 January 2026, 00:00 UTC. */
export function risingMarket(days: number): CandleFolder {
  const rows = Array.from({ length: days * BARS_PER_DAY }, (_, bar) => {
    const open = priceAt(bar);
    const close = priceAt(bar + 1);
    const [high, low] = [Math.max(open, close) + 5, Math.min(open, close) - 5];
    return [FIRST + bar * BAR_MS, open.toFixed(1), high.toFixed(1), low.toFixed(1), close.toFixed(1), '100'].join(',');
  });
  const folder = makeCandleFolder();
  folder.write('BTCUSDT_15m.csv', candleText(rows));
  return folder;
}
