/** Tells venue and engine of the market, event by event or, where a stretch changed nothing but prices, by what it left behind. */
import { catchUpBars, catchUpGaps, catchUpPassing, catchUpSample, catchUpTick } from '../../engine/catchUp.ts';
import type { SymbolMarket } from '../../engine/liveState.ts';
import { EpisodeBounds } from './episodeBounds.ts';
import { unixMs } from '../../../shared/values/time.ts';
import type { MarketEvent } from '../../ports/marketFeed.ts';
import type { Lane } from './lane.ts';
import type { Session } from './session.ts';
import type { Interest } from './watch.ts';

/** Up to which events the market is told. */
export interface Until {
  /** Ticks before this time; of the lanes before `ticksAt` also those at it. */
  readonly ticksBefore: number;
  readonly ticksAt?: number;
  /** Bars closed until this time; where `before` is given, of later lanes only those closed before it. */
  readonly barsUntil: number;
  readonly before?: number;
}

const NANOSECONDS_PER_MS = 1_000_000n;
/** Gaps between ticks that the engine remembers. */
const REMEMBERED_GAPS = 15;
/** What two ticks agree on (EB-22) depends on so many ticks and no more: one of any four confirms, or begins anew. */
const REMEMBERED_TICKS = 5;

export class Feeder {
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  /** Brings the lanes up to date without an event. */
  catchUp(interests: readonly Interest[], until: Until): void {
    for (const { lane } of interests) {
      const isLater = until.before !== undefined && lane.order >= until.before;
      this.learnBars(lane, isLater ? until.barsUntil - 1 : until.barsUntil);
      const isAt = until.ticksAt !== undefined && lane.order < until.ticksAt;
      this.catchUpTicks(lane, isAt ? until.ticksBefore + 1 : until.ticksBefore);
    }
  }

  /** Tells of the bars alone that closed until the time. */
  catchUpBars(interests: readonly Pick<Interest, 'lane'>[], until: number): void {
    for (const { lane } of interests) this.learnBars(lane, until);
  }

  /** The bar that closed last, as an event: the strategy decides on it. */
  close(lane: Lane, at: number): void {
    this.learnBars(lane, at - 1);
    this.catchUpTicks(lane, at);
    const event = lane.candleEvent(lane.count - 1);
    lane.learned = lane.count;
    this.dispatch(event);
  }

  /** One tick, as an event. */
  tick(lane: Lane, tick: number): void {
    const event = lane.tickEvent(tick);
    lane.told = tick + 1;
    this.dispatch(event);
  }

  /** The sample of that minute was left out. */
  sampled(at: number): void {
    const { clock, state } = this.session;
    catchUpSample(state, { at: unixMs(at), monoMs: Number(clock.mono() / NANOSECONDS_PER_MS) - (clock.now() - at) });
  }

  private dispatch(event: MarketEvent): void {
    this.session.venue.onMarket(event);
    this.session.runner.dispatch({ type: 'market', event });
  }

  private learnBars(lane: Lane, until: number): void {
    const closed = lane.closeTime(lane.count - 1) > until ? lane.count - 1 : lane.count;
    if (lane.learned >= closed) return;
    const { venue, state } = this.session;
    const event = lane.candleEvent(closed - 1);
    venue.onMarket(event);
    const market = state.live.markets.get(lane.symbol);
    if (market !== undefined)
      catchUpBars(state.live, market, { bars: lane, from: lane.learned, to: closed, last: event.candle });
    lane.learned = closed;
  }

  private catchUpTicks(lane: Lane, before: number): void {
    const ticks = lane.ticksBefore(before);
    if (ticks <= lane.told) return;
    const { state, venue } = this.session;
    const market = state.live.markets.get(lane.symbol);
    if (market === undefined) return;
    this.countGaps(lane, ticks);
    const isHeld = market.marks.PAPER !== null || state.durable.books.PAPER.positions.has(lane.symbol);
    if (isHeld) this.passTicks(lane, market, ticks - 1);
    const event = lane.tickEvent(ticks - 1);
    catchUpTick(state, event);
    venue.onMarket(event);
    lane.told = ticks;
  }

  /** Ticks of a held symbol before the last one: the best and the worst of all, and of the newest what they agree on. */
  private passTicks(lane: Lane, market: SymbolMarket, last: number): void {
    const { state } = this.session;
    const position = state.durable.books.PAPER.positions.get(lane.symbol);
    const episode = new EpisodeBounds(position, market.excursions.PAPER, lane.tick);
    const newest = Math.max(lane.told, last + 1 - REMEMBERED_TICKS);
    if (lane.told < newest)
      for (const tick of lane.extremes(lane.told, newest))
        if (episode.mayGrow(lane.tickValue(tick))) catchUpTick(state, lane.tickEvent(tick));
    for (let tick = newest; tick < last; tick += 1)
      if (episode.mayGrow(lane.tickValue(tick))) catchUpTick(state, lane.tickEvent(tick));
      else catchUpPassing(state, lane.tickEvent(tick));
  }

  private countGaps(lane: Lane, ticks: number): void {
    const market = this.session.state.live.markets.get(lane.symbol);
    if (market === undefined) return;
    const isFirst = market.time === 0;
    const first = Math.max(isFirst ? lane.told : lane.told - 1, ticks - REMEMBERED_GAPS - 1);
    const times: number[] = [];
    for (let tick = first; tick < ticks; tick += 1) times.push(lane.tickTime(tick));
    catchUpGaps(market, isFirst ? ticks - lane.told - 1 : ticks - lane.told, times);
  }
}
