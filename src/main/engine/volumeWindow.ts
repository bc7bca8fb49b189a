/** Quote volume of a symbol over the last 24 hours of closed bars, as far as the session has seen them (RC-07). An analytics float. */
import { DAY_MS } from '../../shared/values/time.ts';
import type { BarNumbers } from './barNumbers.ts';

export class VolumeWindow {
  private times: number[] = [];
  private values: number[] = [];
  private first = 0;
  private sum = 0;

  /** Adds a closed bar: volume in base units times its close. */
  push({ openTime, volume, close }: BarNumbers): void {
    const value = volume * close;
    this.times.push(openTime);
    this.values.push(value);
    this.sum += value;
    while ((this.times[this.first] ?? openTime) < openTime - DAY_MS) {
      this.sum -= this.values[this.first] ?? 0;
      this.first += 1;
    }
    if (this.first > 4_096) this.compact();
  }

  /** Null before the first bar. */
  total(): number | null {
    return this.times.length === this.first ? null : Math.max(0, this.sum);
  }

  private compact(): void {
    this.times = this.times.slice(this.first);
    this.values = this.values.slice(this.first);
    this.first = 0;
  }
}
