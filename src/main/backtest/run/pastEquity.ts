/**
 * Equity of the last day at the instants of the engine's samples, computed when somebody asks: a sample that was left out leaves no point behind, and
 * the loss of 24 hours rests on these points (EB-03). Exact, from the book as it stood and the prices as they were.
 */
import { quoteOf } from '../../domain/market/quote.ts';
import { riskMark, unrealizedPnl } from '../../domain/position/mark.ts';
import type { EquityPoint } from '../../domain/breaker/equityPoints.ts';
import type { BookState } from '../../engine/books.ts';
import { catchUpPoints } from '../../engine/catchUp.ts';
import { ZERO } from '../../../shared/values/decimal.ts';
import { money, type Money } from '../../../shared/values/money.ts';
import { DAY_MS, MINUTE_MS, unixMs } from '../../../shared/values/time.ts';
import type { Lane } from './lane.ts';
import { bookOf, type Session } from './session.ts';

/** Distance of two points. */
const EVERY_MS = 5 * MINUTE_MS;

type Stand = Pick<BookState, 'cash' | 'positions'> & { readonly since: number };

export class PastEquity {
  private readonly session: Session;
  private readonly lanes: ReadonlyMap<string, Lane>;
  /** When the book was opened, which left the first point; null when it left none. */
  private readonly opened: number | null;
  /** How the book stood, oldest first. */
  private stands: Stand[] = [];
  private known = new Map<number, EquityPoint>();

  constructor(session: Session, lanes: readonly Lane[]) {
    this.session = session;
    this.lanes = new Map(lanes.map((lane) => [lane.symbol, lane] as const));
    this.opened = bookOf(session.state).risk.points.at(-1)?.at ?? null;
  }

  /** After every exact event. */
  remember(): void {
    const { cash, positions } = bookOf(this.session.state);
    const last = this.stands.at(-1);
    if (last?.cash === cash && last.positions === positions) return;
    const since = this.session.clock.now();
    // Of what happened at one instant, the last stand holds from then on.
    if (last?.since === since) this.stands.pop();
    this.stands.push({ since, cash, positions });
  }

  /** Gives the book every point it would have by now, so that the loss of 24 hours can be read. */
  restore(now: number): void {
    const first = this.newestAt(now - DAY_MS);
    if (first === null) return;
    const points: EquityPoint[] = [];
    for (let at = first; at <= now; at = this.after(at)) points.push(this.pointAt(at));
    this.forget(first);
    catchUpPoints(this.session.state, points);
  }

  /** Gives the book the newest point it would have, so that the next sample falls on the same grid. */
  align(now: number): void {
    const at = this.newestAt(now);
    if (at !== null) catchUpPoints(this.session.state, [this.pointAt(at)]);
  }

  /** Time of the newest point at or before a time, else of the first; null without any. */
  private newestAt(time: number): number | null {
    const { opened } = this;
    if (opened === null) return null;
    const second = this.after(opened);
    return time < second ? opened : second + Math.floor((time - second) / EVERY_MS) * EVERY_MS;
  }

  /** Time of the point after another: samples are taken each whole minute, and one that comes too soon leaves no point. */
  private after(at: number): number {
    return Math.ceil((at + EVERY_MS) / MINUTE_MS) * MINUTE_MS;
  }

  private pointAt(at: number): EquityPoint {
    const known = this.known.get(at);
    if (known !== undefined) return known;
    const point = { at: unixMs(at), equity: this.equityAt(at), flows: money(ZERO) };
    this.known.set(at, point);
    return point;
  }

  /** What is older than the oldest point is not asked for again. */
  private forget(before: number): void {
    for (const at of this.known.keys()) if (at < before) this.known.delete(at);
    const kept = this.stands.findLastIndex(({ since }) => since < before);
    if (kept > 0) this.stands = this.stands.slice(kept);
  }

  private equityAt(at: number): Money {
    const stand = this.stands.findLast(({ since }) => since < at) ?? this.stands[0];
    let equity = stand?.cash ?? money(ZERO);
    for (const position of stand?.positions.values() ?? []) {
      const lane = this.lanes.get(position.symbol);
      const instrument = this.session.state.live.markets.get(position.symbol)?.instrument;
      if (lane === undefined || instrument === undefined) continue;
      const quote = quoteOf(lane.tickEvent(lane.tickBefore(at)), instrument);
      equity = money(equity.plus(unrealizedPnl(position, riskMark(position, quote))));
    }
    return equity;
  }
}
