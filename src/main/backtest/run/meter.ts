/**
 * Equity of a run over time, from the columns and the positions: a point at every tick of a held symbol, one at every fill, and one around each midnight.
 * Analytics floats at reporting marks, for metrics and charts; the book itself is kept in decimals by the engine.
 */
import { TICKS_PER_BAR } from '../../adapters/market/replay/barPath.ts';
import { addPoint, startRecord, type TrackRecord } from '../../domain/metrics/trackRecord.ts';
import type { BacktestPoint } from '../../ports/backtests.ts';
import { DAY_MS, unixMs } from '../../../shared/values/time.ts';
import { equityOf } from '../../engine/exposure.ts';
import type { Lane } from './lane.ts';
import { bookOf, type Session } from './session.ts';
import type { Tape } from './tape.ts';

/** Points kept for charts. */
const CHART_POINTS = 1_000;

interface Held {
  readonly lane: Lane;
  readonly quantity: number;
  readonly averageEntry: number;
}

export class Meter {
  record: TrackRecord;
  readonly points: BacktestPoint[] = [];
  private readonly session: Session;
  private readonly tape: Tape;
  private readonly spacing: number;
  private readonly startEquity: number;
  private readonly firstPrices: readonly number[];
  private seen: unknown = null;
  private held: readonly Held[] = [];
  private cash: number;
  private nextPoint: number;
  private low: number;
  private filledAt = -Infinity;

  constructor(session: Session, tape: Tape, span: { readonly from: number; readonly to: number }) {
    this.session = session;
    this.tape = tape;
    this.cash = bookOf(session.state).cash.toNumber();
    this.startEquity = this.cash;
    this.low = this.cash;
    this.spacing = Math.max(1, Math.ceil((span.to - span.from) / CHART_POINTS));
    this.nextPoint = span.from + this.spacing;
    this.firstPrices = tape.lanes.map((lane) => lane.open[lane.next] ?? NaN);
    this.record = startRecord({ at: unixMs(span.from), equity: this.cash, gross: 0 });
    this.points.push({ at: unixMs(span.from), equity: this.cash, low: this.cash, hold: this.cash });
  }

  /** After a fill: equity at the engine's own marks, which are those of the instant. */
  onFill(at: number): void {
    this.filledAt = at;
    this.add(
      at,
      equityOf(this.session.state, 'PAPER').reporting.toNumber(),
      this.session.state.live.totals.PAPER.gross.toNumber(),
    );
  }

  /** After a window was played. */
  onWindow(): void {
    const { start, end } = this.tape;
    if (end === Infinity) return;
    this.read();
    if (this.held.length === 0) {
      if (start % DAY_MS === 0) this.add(start, this.cash, 0);
    } else if (this.filledAt >= start) this.addAt(end - 1);
    else this.addTicks();
    if (end - 1 >= this.nextPoint) this.chart(end - 1);
  }

  /** The last point of the run. */
  finish(at: number): void {
    this.read();
    this.addAt(at);
    this.chart(at);
  }

  /** Four points where every held bar fills the window, else one at its end. */
  private addTicks(): void {
    const { start, end } = this.tape;
    const first = this.held[0]?.lane;
    const isEven = this.held.every(
      ({ lane }) => lane.current >= 0 && lane.ends === end && lane.columns.intervalMs === end - start,
    );
    if (!isEven || first === undefined) return this.addAt(end - 1);
    for (let step = 0; step < TICKS_PER_BAR; step += 1) {
      let equity = this.cash;
      let gross = 0;
      for (const { lane, quantity, averageEntry } of this.held) {
        const last = lane.tickValue(lane.current * TICKS_PER_BAR + step);
        equity += quantity * (last - averageEntry);
        gross += Math.abs(quantity) * last;
      }
      this.add(first.tickTime(first.current * TICKS_PER_BAR + step), equity, gross);
    }
  }

  private addAt(at: number): void {
    let equity = this.cash;
    let gross = 0;
    for (const { lane, quantity, averageEntry } of this.held) {
      const last = lane.lastBefore(at + 1);
      equity += quantity * (last - averageEntry);
      gross += Math.abs(quantity) * last;
    }
    this.add(at, equity, gross);
  }

  private add(at: number, equity: number, gross: number): void {
    if (at < this.record.last.at) return;
    this.record = addPoint(this.record, { at: unixMs(at), equity, gross });
    if (equity < this.low) this.low = equity;
  }

  private chart(at: number): void {
    const equity = this.held.length === 0 ? this.cash : this.record.lastEquity;
    // Fills of one instant give several points: the last one is what the book was worth after them.
    if (this.points.at(-1)?.at === at) this.points.pop();
    this.points.push({ at: unixMs(at), equity, low: Math.min(this.low, equity), hold: this.hold(at) });
    this.low = equity;
    while (this.nextPoint <= at) this.nextPoint += this.spacing;
  }

  /** Equal parts of the symbols that had begun when the run did, the rest in cash until they begin. */
  private hold(at: number): number {
    let sum = 0;
    for (const lane of this.tape.lanes) {
      const last = lane.lastBefore(at + 1);
      const first = this.firstPrices[lane.order] ?? NaN;
      sum += last > 0 && lane.count + (lane.current >= 0 ? 1 : 0) > lane.first ? last / first : 1;
    }
    return (this.startEquity * sum) / this.tape.lanes.length;
  }

  private read(): void {
    const book = bookOf(this.session.state);
    if (book === this.seen) return;
    this.seen = book;
    this.cash = book.cash.toNumber();
    this.held = this.tape.lanes.flatMap((lane) => {
      const position = book.positions.get(lane.symbol);
      if (position === undefined) return [];
      return [{ lane, quantity: position.quantity.toNumber(), averageEntry: position.averageEntry.toNumber() }];
    });
  }
}
