/** A folder of candles that a breakout strategy trades on: two symbols that swing slowly, each in its own rhythm. */
import { candleText, makeCandleFolder, type CandleFolder } from '../candleFolder.ts';

/** 2024-06-01 00:00 UTC. */
export const WAVE_START = 1_717_200_000_000;
const FIVE_MINUTES_MS = 300_000;

/** Bars of five minutes: a swing of so many per cent and bars around 100, with a ripple on it. */
export function waveRows(count: number, swing: { readonly percent: number; readonly bars: number }): readonly string[] {
  const closeAt = (at: number): number =>
    at < 0 ? 100 : 100 + swing.percent * Math.sin((2 * Math.PI * at) / swing.bars) + 0.2 * Math.sin(at * 2.3);
  return Array.from({ length: count }, (_, at) => {
    const open = closeAt(at - 1);
    const close = closeAt(at);
    const prices = [open, Math.max(open, close) + 0.1, Math.min(open, close) - 0.1, close];
    return [WAVE_START + at * FIVE_MINUTES_MS, ...prices.map((price) => price.toFixed(4)), 50_000].join(',');
  });
}

/** Three days of AAA/USDT and BBB/USDT. */
export function waveFolder(): CandleFolder {
  const folder = makeCandleFolder();
  folder.write('AAAUSDT_5m.csv', candleText(waveRows(864, { percent: 5, bars: 96 })));
  folder.write('BBBUSDT_5m.csv.gz', candleText(waveRows(864, { percent: 3, bars: 130 })));
  return folder;
}
