/** One symbol in a run: its bars, how far the market has come, and how much of that the engine and the venue have been told. */
import type { BarSeries } from '../../domain/strategy/strategy.ts';
import type { MarketCandle, MarketTick } from '../../ports/marketFeed.ts';
import { stepColumn, stepTime, TICKS_PER_BAR } from '../../adapters/market/replay/barPath.ts';
import type { Candle } from '../../../shared/model/candle.ts';
import { unixMs } from '../../../shared/values/time.ts';
import { candleAt, placeOf, priceTextAt, type BarColumns } from '../market/barColumns.ts';

/** Ticks are numbered through: four per bar, the first of bar n is 4n. */
export class Lane implements BarSeries {
  readonly columns: BarColumns;
  /** Place in the order of symbols, which is the order of events of one instant. */
  readonly order: number;
  readonly openTime: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  /** The first bar that is played. */
  readonly first: number;
  /** Bars that have closed; a strategy sees these. */
  count: number;
  /** The bar that runs, -1 between two; when it closes, Infinity while none runs. */
  current = -1;
  ends = Infinity;
  /** The bar that opens next. */
  next: number;
  /** Bars that engine and venue have learned, and ticks they have seen. */
  learned: number;
  told: number;
  /** Price step. */
  readonly tick: number;
  private candle: Candle | null = null;
  private candlePlace = -1;

  /** The first bar played is `first`; those before it are history. */
  constructor(
    columns: BarColumns,
    { order, first, tick }: { readonly order: number; readonly first: number; readonly tick: number },
  ) {
    this.columns = columns;
    this.order = order;
    this.first = first;
    this.openTime = columns.openTime;
    this.open = columns.open;
    this.high = columns.high;
    this.low = columns.low;
    this.close = columns.close;
    this.volume = columns.volume;
    this.count = first;
    this.next = first;
    this.learned = first;
    this.told = first * TICKS_PER_BAR;
    this.tick = tick;
  }

  get symbol(): BarColumns['symbol'] {
    return this.columns.symbol;
  }

  /** When the running bar closes or the next one opens; Infinity at the end. */
  get boundary(): number {
    return this.current >= 0 ? this.ends : (this.openTime[this.next] ?? Infinity);
  }

  closeBar(): void {
    this.count = this.current + 1;
    this.current = -1;
    this.ends = Infinity;
  }

  openBar(): void {
    this.current = this.next;
    this.ends = (this.openTime[this.next] ?? Infinity) + this.columns.intervalMs;
    this.next += 1;
  }

  closeTime(place: number): number {
    return (this.openTime[place] ?? Infinity) + this.columns.intervalMs;
  }

  tickTime(tick: number): number {
    const open = this.openTime[Math.floor(tick / TICKS_PER_BAR)];
    return open === undefined ? Infinity : stepTime(open, tick % TICKS_PER_BAR, this.columns.intervalMs);
  }

  /** Price of a tick as a float. */
  tickValue(tick: number): number {
    const place = Math.floor(tick / TICKS_PER_BAR);
    const step = tick % TICKS_PER_BAR;
    const open = this.open[place] ?? NaN;
    const close = this.close[place] ?? NaN;
    if (step === 0) return open;
    if (step === 3) return close;
    const rises = close >= open;
    return ((step === 1) === rises ? this.low[place] : this.high[place]) ?? NaN;
  }

  /** Number of the last tick before a time of the past. */
  tickBefore(time: number): number {
    let tick = placeOf(this.columns, time) * TICKS_PER_BAR;
    while (tick > 0 && this.tickTime(tick - 1) >= time) tick -= 1;
    return tick - 1;
  }

  /** Number of the first tick at or after the time, among the ticks of the running bar and the one before it. */
  ticksBefore(time: number): number {
    const bar = this.current >= 0 ? this.current : this.count - 1;
    let tick = (bar + 1) * TICKS_PER_BAR;
    while (tick > this.told && this.tickTime(tick - 1) >= time) tick -= 1;
    return tick;
  }

  /** The last price before the time, NaN where there is none. */
  lastBefore(time: number): number {
    const ticks = this.ticksBefore(time);
    return ticks === 0 ? NaN : this.tickValue(ticks - 1);
  }

  /** The lowest and the highest of the ticks [from, to), in their order: all that an episode's best and worst depend on. */
  extremes(from: number, to: number): readonly number[] {
    let low = from;
    let high = from;
    for (let tick = from; tick < to; tick += 1) {
      if (this.tickValue(tick) < this.tickValue(low)) low = tick;
      if (this.tickValue(tick) > this.tickValue(high)) high = tick;
    }
    if (low === high) return [low];
    return low < high ? [low, high] : [high, low];
  }

  tickEvent(tick: number): MarketTick {
    const place = Math.floor(tick / TICKS_PER_BAR);
    const rises = (this.close[place] ?? 0) >= (this.open[place] ?? 0);
    const last = priceTextAt(this.columns, stepColumn(tick % TICKS_PER_BAR, rises), place);
    return { kind: 'tick', symbol: this.symbol, time: unixMs(this.tickTime(tick)), last, bid: null, ask: null };
  }

  candleEvent(place: number): MarketCandle {
    const time = unixMs((this.openTime[place] ?? 0) + this.columns.intervalMs);
    const { symbol, interval } = this.columns;
    return { kind: 'candle', symbol, time, interval, candle: this.candleAt(place) };
  }

  private candleAt(place: number): Candle {
    if (this.candlePlace === place && this.candle !== null) return this.candle;
    this.candle = candleAt(this.columns, place);
    this.candlePlace = place;
    return this.candle;
  }
}
