/** The chart in one sentence, for whoever cannot see it (UI-76), and one bar in one sentence, for walking through it by key. */
import type { Row } from '../../../../shared/ipc/view.ts';
import { formatPrice } from '../../../format/numbers.ts';
import { formatDay, formatIso } from '../../../format/times.ts';
import type { Bar } from './barSeries.ts';

export interface ChartFacts {
  readonly symbol: string;
  readonly interval: string;
  readonly tick: string | undefined;
  readonly last: string | undefined;
  readonly position: Row<'positions'> | undefined;
}

/** "BTC/USDT 1 h, last 60,012.4, LONG, entry 60,000.0, stop 56,400.0". */
export function chartSentence({ symbol, interval, tick, last, position }: ChartFacts): string {
  const words = [`${symbol} ${spacedInterval(interval)}`];
  if (last !== undefined) words.push(`last ${formatPrice(last, tick)}`);
  if (position === undefined) words.push('no position');
  else words.push(position.side, `entry ${formatPrice(position.entry, tick)}`, stopWords(position, tick));
  return words.join(', ');
}

/** "5 Aug 06:00 UTC: open 1.0, high 2.0, low 0.5, close 1.5". */
export function barSentence(bar: Bar, tick: string | undefined): string {
  const price = (text: string): string => formatPrice(text, tick);
  const when = `${formatDay(bar.openTime)} ${formatIso(bar.openTime).slice(11, 16)} UTC`;
  return `${when}: open ${price(bar.open)}, high ${price(bar.high)}, low ${price(bar.low)}, close ${price(bar.close)}`;
}

const stopWords = (position: Row<'positions'>, tick: string | undefined): string =>
  position.stop === null ? 'no stop' : `stop ${formatPrice(position.stop, tick)}`;

const spacedInterval = (interval: string): string => interval.replace(/(\d+)([a-z])/, '$1 $2');
