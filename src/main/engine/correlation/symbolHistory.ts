/** What one symbol's closed bars teach about its volatility and its company: hours, days, quarters of an hour and the feed's own bars. */
import { intervalMs, type Candle, type Interval } from '../../../shared/model/candle.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/values/time.ts';
import { MEMORY_HOURS } from '../../domain/correlation/decay.ts';
import { HourlyReturns } from '../../domain/correlation/hourlyReturns.ts';
import { DailyCloses } from './dailyCloses.ts';
import { RecentReturns } from './recentReturns.ts';
import { SlotCloses } from './slotCloses.ts';

const HOURS_PER_DAY = DAY_MS / HOUR_MS;
export const QUARTER_MS = 15 * MINUTE_MS;
/** At lambda 0.94 the hundredth return weighs a four-hundredth of the newest. */
const RECENT = 100;

export class SymbolHistory {
  readonly hours = new HourlyReturns(MEMORY_HOURS);
  readonly days = new DailyCloses();
  readonly quarters = new RecentReturns(RECENT);
  /** Returns of the feed's own bars. */
  readonly bars = new RecentReturns(RECENT);
  private readonly barMs: number;
  private readonly hourSlots = new SlotCloses(HOUR_MS, (hour, close) => this.hours.put(hour, close));
  private readonly daySlots = new SlotCloses(DAY_MS, (day, close) => this.days.put(day, close));
  private readonly quarterSlots = new SlotCloses(QUARTER_MS, (slot, close) => this.quarters.push(slot, close));

  /** Bars of this interval are the feed's own. */
  constructor(interval: Interval) {
    this.barMs = intervalMs[interval];
  }

  /** Takes a closed bar of the feed, in rising time. A bar longer than an hour says nothing about hours. */
  push({ openTime, ...bar }: { readonly openTime: number; readonly close: number | string }): void {
    const close = Number(bar.close);
    if (!(close > 0)) return;
    this.bars.push(Math.floor(openTime / this.barMs), close);
    if (this.barMs <= QUARTER_MS) this.quarterSlots.push(openTime, this.barMs, close);
    if (this.barMs <= HOUR_MS) this.hourSlots.push(openTime, this.barMs, close);
    this.daySlots.push(openTime, this.barMs, close);
  }

  /** Takes closed bars of hours or days from before the feed, whenever they come; other intervals teach nothing. */
  fill(interval: Interval, candles: readonly Candle[]): void {
    for (const { openTime, close: text } of candles) {
      const close = Number(text);
      if (!(close > 0)) continue;
      if (interval === '1d') this.days.put(Math.floor(openTime / DAY_MS), close);
      if (interval === '1h') this.fillHour(Math.floor(openTime / HOUR_MS), close);
    }
  }

  /** The last hour of a day closes the day too. */
  private fillHour(hour: number, close: number): void {
    this.hours.put(hour, close);
    if ((hour + 1) % HOURS_PER_DAY === 0) this.days.put(Math.floor(hour / HOURS_PER_DAY), close);
  }
}
