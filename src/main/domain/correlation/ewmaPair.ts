/**
 * EWMA correlation of two symbols, zero mean, over the hours both have (EB-06, RiskMetrics 1996). Advances by the hours that closed since the last
 * question: an hour costs a few multiplications, however long the memory.
 * 1. Only hours up to the older of the two newest ones count, so that a close that comes late is never missed; history filled in starts the sums anew.
 * 2. The sums are those of the window alone: what leaves it is taken out with the weight it has left.
 */
import type { Decay } from './decay.ts';
import type { HourlyReturns } from './hourlyReturns.ts';

/** Mean squared hourly return below this (a standard deviation of 1e-8) is a price that stands still: no correlation. */
const STANDS_STILL = 1e-16;

export class EwmaPair {
  /** Common hours in the window. */
  hours = 0;
  private readonly one: HourlyReturns;
  private readonly other: HourlyReturns;
  private readonly decay: Decay;
  private cross = 0;
  private oneSquares = 0;
  private otherSquares = 0;
  private weight = 0;
  /** First and last hour of the sums. */
  private from = 0;
  private upTo = -1;
  private revision = 0;

  constructor(one: HourlyReturns, other: HourlyReturns, decay: Decay) {
    this.one = one;
    this.other = other;
    this.decay = decay;
  }

  /** Correlation of the hours closed so far, in [-1, 1]; NaN while unknown. */
  rho(): number {
    this.advance();
    if (this.hours < this.decay.minHours) return NaN;
    const least = STANDS_STILL * this.weight;
    if (this.oneSquares <= least || this.otherSquares <= least) return NaN;
    const rho = this.cross / Math.sqrt(this.oneSquares * this.otherSquares);
    return Math.min(1, Math.max(-1, rho));
  }

  private advance(): void {
    const { one, other, decay } = this;
    const newest = Math.min(one.last, other.last);
    const revision = one.revision + other.revision;
    if (newest <= this.upTo && revision === this.revision) return;
    const remembered = Math.max(one.oldest(), other.oldest());
    const firstToLeave = Math.max(this.from, this.upTo + 1 - decay.window);
    const canStep = firstToLeave >= remembered && newest - this.upTo < decay.window;
    const isKnown = this.upTo >= 0 && revision === this.revision && canStep;
    if (!isKnown) this.sumUp(Math.max(remembered, newest - decay.window + 1), newest);
    for (let hour = this.upTo + 1; hour <= newest; hour += 1) this.step(hour);
    this.revision = revision;
  }

  /** Sums the hours from scratch; all of them are in memory. */
  private sumUp(from: number, to: number): void {
    const { lambda } = this.decay;
    const [ones, others] = [this.one.values, this.other.values];
    const [oneMask, otherMask] = [this.one.capacity - 1, this.other.capacity - 1];
    let [cross, oneSquares, otherSquares, weight, hours] = [0, 0, 0, 0, 0];
    for (let hour = from; hour <= to; hour += 1) {
      const one = ones[hour & oneMask] ?? NaN;
      const other = others[hour & otherMask] ?? NaN;
      const isCommon = !Number.isNaN(one) && !Number.isNaN(other);
      cross = cross * lambda + (isCommon ? one * other : 0);
      oneSquares = oneSquares * lambda + (isCommon ? one * one : 0);
      otherSquares = otherSquares * lambda + (isCommon ? other * other : 0);
      weight = weight * lambda + (isCommon ? 1 : 0);
      hours += isCommon ? 1 : 0;
    }
    this.cross = cross;
    this.oneSquares = oneSquares;
    this.otherSquares = otherSquares;
    this.weight = weight;
    this.hours = hours;
    this.from = from;
    this.upTo = Math.max(from - 1, to);
  }

  private step(hour: number): void {
    const { lambda } = this.decay;
    this.cross *= lambda;
    this.oneSquares *= lambda;
    this.otherSquares *= lambda;
    this.weight *= lambda;
    this.add(hour, 1);
    if (hour - this.decay.window >= this.from) this.add(hour - this.decay.window, -this.decay.leaving);
    this.upTo = hour;
  }

  private add(hour: number, weight: number): void {
    const one = this.one.at(hour);
    const other = this.other.at(hour);
    if (Number.isNaN(one) || Number.isNaN(other)) return;
    this.cross += weight * one * other;
    this.oneSquares += weight * one * one;
    this.otherSquares += weight * other * other;
    this.weight += weight;
    this.hours += Math.sign(weight);
  }
}
