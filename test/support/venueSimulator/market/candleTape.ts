/** Candles of one symbol in every interval asked for, built from one-minute bars that prices are added to. */
import { decimal, maxDecimal, minDecimal, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';

export interface Bar {
  readonly openTime: number;
  open: Decimal;
  high: Decimal;
  low: Decimal;
  close: Decimal;
  volume: Decimal;
  quoteVolume: Decimal;
  trades: number;
}

const MINUTE_MS = 60_000;
/** Three days of minutes, so that long runs stay small. */
const KEPT_MINUTES = 4_320;

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: MINUTE_MS,
  h: 60 * MINUTE_MS,
  d: 1_440 * MINUTE_MS,
  w: 10_080 * MINUTE_MS,
};

/** Length of an interval such as "15m"; undefined for one the venue does not know. */
export function intervalMs(interval: string): number | undefined {
  const match = /^(\d{1,2})([smhdw])$/.exec(interval);
  const unit = UNIT_MS[match?.[2] ?? ''];
  return unit === undefined ? undefined : Number(match?.[1]) * unit;
}

export class CandleTape {
  private readonly minutes: Bar[] = [];

  /** Adds a price, with the quantity traded at it. */
  add(time: number, price: Decimal, quantity: Decimal): void {
    this.roll(time, price);
    const last = this.minutes.at(-1);
    if (last !== undefined) extend(last, price, quantity);
  }

  /** Opens the bar of that time, and flat ones for minutes without a trade. */
  roll(time: number, price: Decimal): void {
    const openTime = Math.floor(time / MINUTE_MS) * MINUTE_MS;
    const last = this.minutes.at(-1);
    if (last !== undefined && openTime <= last.openTime) return;
    const first =
      last === undefined ? openTime : Math.max(last.openTime + MINUTE_MS, openTime - KEPT_MINUTES * MINUTE_MS);
    for (let each = first; each <= openTime; each += MINUTE_MS) this.minutes.push(flatBar(each, last?.close ?? price));
    if (this.minutes.length > KEPT_MINUTES * 2) this.minutes.splice(0, this.minutes.length - KEPT_MINUTES);
  }

  /** Bars of the interval in ascending order, the forming one last. */
  bars(
    interval: number,
    {
      start = 0,
      end = Infinity,
      limit = 500,
    }: { start?: number | undefined; end?: number | undefined; limit?: number | undefined },
  ): readonly Bar[] {
    const merged: Bar[] = [];
    for (const minute of this.minutes) {
      const openTime = Math.floor(minute.openTime / interval) * interval;
      const last = merged.at(-1);
      if (last?.openTime === openTime) merge(last, minute);
      else merged.push({ ...minute, openTime });
    }
    const wanted = merged.filter((bar) => bar.openTime >= start && bar.openTime <= end);
    return start > 0 ? wanted.slice(0, limit) : wanted.slice(-limit);
  }

  /** Replaces everything with bars of one minute, oldest first. */
  load(
    bars: readonly { openTime: number; open: string; high: string; low: string; close: string; volume: string }[],
  ): void {
    this.minutes.length = 0;
    for (const { openTime, open, high, low, close, volume } of bars)
      this.minutes.push({
        openTime,
        open: decimal(open),
        high: decimal(high),
        low: decimal(low),
        close: decimal(close),
        volume: decimal(volume),
        quoteVolume: decimal(volume).mul(decimal(close)),
        trades: 1,
      });
  }
}

const flatBar = (openTime: number, price: Decimal): Bar => ({
  openTime,
  open: price,
  high: price,
  low: price,
  close: price,
  volume: ZERO,
  quoteVolume: ZERO,
  trades: 0,
});

function extend(bar: Bar, price: Decimal, quantity: Decimal): void {
  if (bar.trades === 0) bar.open = price;
  bar.high = bar.trades === 0 ? price : maxDecimal(bar.high, price);
  bar.low = bar.trades === 0 ? price : minDecimal(bar.low, price);
  bar.close = price;
  bar.volume = bar.volume.plus(quantity);
  bar.quoteVolume = bar.quoteVolume.plus(quantity.mul(price));
  bar.trades += 1;
}

function merge(into: Bar, next: Bar): void {
  into.high = maxDecimal(into.high, next.high);
  into.low = minDecimal(into.low, next.low);
  into.close = next.close;
  into.volume = into.volume.plus(next.volume);
  into.quoteVolume = into.quoteVolume.plus(next.quoteVolume);
  into.trades += next.trades;
}
