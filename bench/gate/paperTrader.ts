/**
 * A simulated paper trader whose true skill is known. Two trades a UTC day, each opened at a random hour of its half of the day and held for
 * eight hours. While a trade is open, equity changes each hour by an independent normal return; its mean is what gives the stated true annual
 * Sharpe ratio after costs, its deviation makes 0.25 % a day, small enough for no drawdown limit to matter. There is an equity point at every hour that changes it, and at noon and midnight.
 */
import { SeededRandom } from '../../src/main/adapters/market/generator/random.ts';
import { addPoint, startRecord, type TrackRecord } from '../../src/main/domain/metrics/trackRecord.ts';
import { HOUR_MS, unixMs } from '../../src/shared/values/time.ts';

export interface Trader {
  readonly name: string;
  /** Annual, of daily returns x sqrt 365. */
  readonly trueSharpe: number;
}

const START = Date.UTC(2026, 2, 1);
const START_EQUITY = 10_000;
const DAY_HOURS = 24;
const TRADES_PER_DAY = 2;
const SLOT_HOURS = DAY_HOURS / TRADES_PER_DAY;
const HELD_HOURS = 8;
const HELD_PER_DAY = TRADES_PER_DAY * HELD_HOURS;
const DAILY_DEVIATION = 0.002_5;
const DAYS_PER_YEAR = 365;

/** One paper attempt, played day by day; the same seed gives the same luck to every trader. */
export class PaperRun {
  private readonly trader: Trader;
  private readonly random: SeededRandom;
  private played = 0;
  private folded: TrackRecord = startRecord({ at: unixMs(START), equity: START_EQUITY, gross: 0 });
  private readonly closed: { readonly netPnl: number }[] = [];

  constructor(trader: Trader, seed: number) {
    this.trader = trader;
    this.random = new SeededRandom(seed);
  }

  /** Whole days since the start. */
  get days(): number {
    return this.played;
  }

  get record(): TrackRecord {
    return this.folded;
  }

  /** Closed round trips. */
  get trades(): readonly { readonly netPnl: number }[] {
    return this.closed;
  }

  playDays(count: number): void {
    for (let day = 0; day < count; day += 1) {
      for (let slot = 0; slot < TRADES_PER_DAY; slot += 1) this.playSlot(this.played * DAY_HOURS + slot * SLOT_HOURS);
      this.played += 1;
    }
  }

  private playSlot(firstHour: number): void {
    const delay = Math.floor(this.random.uniform() * (SLOT_HOURS - HELD_HOURS + 1));
    const before = this.folded.lastEquity;
    for (let held = 1; held <= HELD_HOURS; held += 1)
      this.mark(firstHour + delay + held, this.folded.lastEquity * (1 + this.hourReturn()));
    this.closed.push({ netPnl: this.folded.lastEquity - before });
    this.mark(firstHour + SLOT_HOURS, this.folded.lastEquity);
  }

  private mark(hour: number, equity: number): void {
    this.folded = addPoint(this.folded, { at: unixMs(START + hour * HOUR_MS), equity, gross: 0 });
  }

  private hourReturn(): number {
    const dailyMean = (this.trader.trueSharpe / Math.sqrt(DAYS_PER_YEAR)) * DAILY_DEVIATION;
    return dailyMean / HELD_PER_DAY + (DAILY_DEVIATION / Math.sqrt(HELD_PER_DAY)) * this.random.normal();
  }
}
