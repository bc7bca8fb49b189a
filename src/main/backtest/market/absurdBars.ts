/**
 * Bars whose price cannot be one: ten times above or below the bars on both sides, as a shifted decimal point makes them. A level that lasts is
 * a market, however wild: the largest real bar in the recorded crashes spans a factor of three.
 */

/** Ten times away is not a market move of one bar that the next bar takes back. */
const ABSURD_FACTOR = 10;

export interface PriceColumns {
  readonly count: number;
  value(column: 'open' | 'high' | 'low' | 'close', at: number): number;
}

export interface AbsurdBar {
  readonly at: number;
  /** "high 611180 is 10 times the bars around it", in words that follow the row number. */
  readonly found: string;
}

/** Fewer bars have nothing to be compared with. */
const FEWEST_BARS = 3;

/** The places of such bars, in order. */
export function absurdBars(bars: PriceColumns): readonly AbsurdBar[] {
  if (bars.count < FEWEST_BARS) return [];
  const found: AbsurdBar[] = [];
  for (let at = 0; at < bars.count; at += 1) {
    const text = absurdity(bars, at);
    if (text !== null) found.push({ at, found: text });
  }
  return found;
}

/** The first and the last bar are compared with the two next to them. */
function absurdity(bars: PriceColumns, at: number): string | null {
  const last = bars.count - 1;
  const before = at === 0 ? bars.value('open', 2) : bars.value('close', at - 1);
  const after = at === last ? bars.value('close', last - 2) : bars.value('open', at + 1);
  const high = bars.value('high', at);
  const low = bars.value('low', at);
  const above = high / Math.max(before, after);
  const below = Math.min(before, after) / low;
  if (above >= ABSURD_FACTOR) return `high ${high} is ${whole(above)} times the bars around it`;
  return below >= ABSURD_FACTOR ? `low ${low} is ${whole(below)} times below the bars around it` : null;
}

const whole = (factor: number): string => Math.floor(factor).toLocaleString('en-US');
