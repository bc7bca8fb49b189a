/** Minute bars the generator has made, as whole ticks and lots in flat arrays: a month of ten coins is 17 MB. */
import type { Candle } from '../../../../shared/model/candle.ts';
import { MINUTE_MS, unixMs } from '../../../../shared/values/time.ts';
import type { Coin } from './coins.ts';
import { SECONDS, type MinuteTicks } from './marketModel.ts';

const MINUTES_PER_DAY = 1_440;
/** Open, high, low, close, lots. */
const FIELDS = 5;

export class MinuteBars {
  private readonly coins: readonly Coin[];
  private readonly start: number;
  private readonly days = new Map<number, Float64Array>();
  /** Number of minutes made so far; minutes are counted from the start of the warm-up. */
  count = 0;

  constructor(coins: readonly Coin[], start: number) {
    this.coins = coins;
    this.start = start;
  }

  /** Stores the minute; a minute that was made before is the same again. */
  put(minute: number, ticks: MinuteTicks): void {
    this.count = Math.max(this.count, minute + 1);
    for (let coin = 0; coin < this.coins.length; coin += 1) {
      const seconds = ticks.last.subarray(coin * SECONDS, (coin + 1) * SECONDS);
      const open = seconds[0] ?? 0;
      let high = open;
      let low = open;
      for (const last of seconds) {
        if (last > high) high = last;
        if (last < low) low = last;
      }
      const bar = [open, high, low, seconds[SECONDS - 1] ?? 0, ticks.lots[coin] ?? 0];
      this.day(minute).set(bar, this.offset(minute, coin));
    }
  }

  /** The bar of a minute that was made. */
  candle(minute: number, coin: number): Candle {
    const from = this.offset(minute, coin);
    const [open = 0, high = 0, low = 0, close = 0, lots = 0] = this.day(minute).subarray(from, from + FIELDS);
    const { priceDecimals = 0, lotDecimals = 0 } = this.coins[coin] ?? {};
    return {
      openTime: unixMs(this.start + minute * MINUTE_MS),
      open: stepsText(open, priceDecimals),
      high: stepsText(high, priceDecimals),
      low: stepsText(low, priceDecimals),
      close: stepsText(close, priceDecimals),
      volume: stepsText(lots, lotDecimals),
    };
  }

  private day(minute: number): Float64Array {
    const number = Math.floor(minute / MINUTES_PER_DAY);
    const known = this.days.get(number);
    if (known !== undefined) return known;
    const made = new Float64Array(MINUTES_PER_DAY * this.coins.length * FIELDS);
    this.days.set(number, made);
    return made;
  }

  private offset(minute: number, coin: number): number {
    return ((minute % MINUTES_PER_DAY) * this.coins.length + coin) * FIELDS;
  }
}

/** A whole number of steps of 10^-decimals as decimal text: (12345, 2) is "123.45". */
export function stepsText(steps: number, decimals: number): string {
  if (decimals === 0) return String(steps);
  const digits = String(steps).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
