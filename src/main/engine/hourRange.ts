/** Hourly bars of one symbol for the automatic stop (PS-10): the last closed hours as columns of analytics floats. */
import { HOUR_MS } from '../../shared/values/time.ts';
import type { RangeBars } from '../domain/indicator/atr.ts';
import type { BarNumbers } from './barNumbers.ts';

/** Hours kept: enough for Wilder's average of 14 to have settled. */
const HOURS = 60;

export class HourRange implements RangeBars {
  count = 0;
  readonly high: number[] = [];
  readonly low: number[] = [];
  readonly close: number[] = [];
  private slot = -1;
  private top = 0;
  private bottom = 0;
  private last = 0;

  /** Adds a closed bar of at most an hour; the hour before it closes when a bar of a later hour comes. */
  push({ openTime, high, low, close }: BarNumbers): void {
    const slot = Math.floor(openTime / HOUR_MS);
    if (slot < this.slot) return;
    if (slot > this.slot && this.slot >= 0) this.closeHour();
    if (slot > this.slot) {
      this.slot = slot;
      this.top = high;
      this.bottom = low;
    }
    this.top = Math.max(this.top, high);
    this.bottom = Math.min(this.bottom, low);
    this.last = close;
  }

  private closeHour(): void {
    this.high.push(this.top);
    this.low.push(this.bottom);
    this.close.push(this.last);
    if (this.high.length > HOURS) for (const column of [this.high, this.low, this.close]) column.shift();
    this.count = this.high.length;
  }
}
