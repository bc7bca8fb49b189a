/**
 * What could happen next in a run, read from the engine's state after every exact event: how the book stands, which symbols it has to do with, where
 * the breaker changes its mind. Floats, compared with a margin wherever they stand for exact values.
 */
import { isTerminal } from '../../../shared/model/order.ts';
import type { Position } from '../../../shared/model/position.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { DAY_MS } from '../../../shared/values/time.ts';
import type { BookState } from '../../engine/books.ts';
import type { BreakerView } from '../../engine/breaker/breakerView.ts';
import { lossTriggers } from '../../engine/breaker/lossReadings.ts';
import { latency } from '../../engine/breaker/orderQuality.ts';
import { isLatched } from '../../domain/breaker/hysteresis.ts';
import { workingNotional } from '../../engine/exposure.ts';
import { navIndex } from '../../engine/foldBook.ts';
import { WAITING } from '../../engine/ladder/afterFlat.ts';
import { entriesAllowed } from '../../engine/permissions.ts';
import type { Durable } from '../../engine/state.ts';
import type { StrategyPosition } from '../../domain/strategy/strategy.ts';
import { sideOfQuantity } from '../../domain/position/side.ts';
import { nextBreakerTime } from './breakerTimes.ts';
import type { Lane } from './lane.ts';
import { LossBands, type LossBand } from './lossBands.ts';
import { bookOf, type Session } from './session.ts';

/** A lane with a position or a working order, and the prices between which nothing of it reacts. */
export interface Interest {
  readonly lane: Lane;
  /** Signed, 0 when flat. */
  readonly quantity: number;
  readonly averageEntry: number;
  /** Notional of entries that are sent and not filled. */
  readonly entering: number;
  readonly tick: number;
  readonly quietAbove: number;
  readonly quietBelow: number;
}

export class Watch {
  /** Every position and working order, in order of symbol. */
  interests: readonly Interest[] = [];
  /** Position per lane as the strategy sees it, by order. */
  readonly positions: (StrategyPosition | null)[];
  cash = 0;
  highWater = 0;
  /** Questions are on their way, or the desk is between two states. */
  inMotion = true;
  /** Orders or cancels are on their way. */
  isSending = true;
  strategyRuns = false;
  entriesAllowed = false;
  /** The next sample may raise the high-water mark, or be the first, although the book is flat. */
  sampleDue = true;
  /** End of the UTC day that the book's day totals are of. */
  dayEnds = Infinity;
  bands: readonly LossBand[] = [];
  /** The breaker has to look again at the first evaluation from then on. */
  lookAt = Infinity;
  /** Correlation is measured: of more than one position, or the last evaluation was. */
  isCorrelated = false;
  private readonly lossBands = new LossBands();
  private readonly session: Session;
  private readonly lanes: readonly Lane[];
  private readonly view: BreakerView & { at: UnixMs };
  private seen: Durable | null = null;
  private seenPositions: BookState['positions'] | null = null;

  constructor(session: Session, lanes: readonly Lane[]) {
    this.session = session;
    this.lanes = lanes;
    this.positions = lanes.map(() => null);
    this.view = { state: session.state, facts: session.facts, at: session.clock.now() };
    this.read();
  }

  /** To be called after every exact event. */
  read(): void {
    const { durable } = this.session.state;
    this.view.at = this.session.clock.now();
    if (durable !== this.seen) this.readBook(durable);
    this.seen = durable;
    const { PAPER: reading } = this.session.state.live.correlation.readings;
    this.isCorrelated = durable.books.PAPER.positions.size > 1 || (reading?.rhoW ?? null) !== null;
    this.inMotion = this.isInMotion();
    this.isSending = this.isUnderWay();
    this.bands = this.lossBands.read(this.view);
    this.lookAt = nextBreakerTime(this.view, this.session.clock.lastRun('health'));
  }

  private readBook(durable: Durable): void {
    const book = bookOf(this.session.state);
    this.interests = this.readInterests(book);
    if (book.positions !== this.seenPositions) this.readPositions(book);
    this.cash = book.cash.toNumber();
    this.highWater = book.riskHighWater.mul(book.units).toNumber();
    this.strategyRuns = durable.strategies.get(this.session.installed.strategy.id)?.status === 'RUNNING';
    this.entriesAllowed = entriesAllowed(this.session.state);
    const mayRise = book.positions.size === 0 && navIndex(book, book.cash).greaterThan(book.riskHighWater);
    this.sampleDue = mayRise || book.risk.points.length === 0;
    this.dayEnds = book.day.start === null ? Infinity : book.day.start + DAY_MS;
  }

  private readInterests({ positions, orders }: BookState): readonly Interest[] {
    const working = new Map<string, number>();
    for (const order of orders.values()) {
      if (isTerminal(order.status)) continue;
      const entering = order.role === 'ENTRY' ? workingNotional(order).toNumber() : 0;
      working.set(order.symbol, (working.get(order.symbol) ?? 0) + entering);
    }
    const interests: Interest[] = [];
    for (const lane of this.lanes) {
      const position = positions.get(lane.symbol);
      const entering = working.get(lane.symbol);
      if (position === undefined && entering === undefined) continue;
      const quiet = this.session.venue.quietRange(lane.symbol);
      const { quantity, averageEntry } = position === undefined ? FLAT : floatsOf(position);
      interests.push({
        lane,
        quantity,
        averageEntry,
        entering: entering ?? 0,
        tick: lane.tick,
        quietAbove: quiet.above,
        quietBelow: quiet.below,
      });
    }
    return interests;
  }

  private readPositions({ positions }: BookState): void {
    this.seenPositions = positions;
    for (const lane of this.lanes) {
      const position = positions.get(lane.symbol);
      this.positions[lane.order] = position === undefined ? null : floatsOf(position).view;
    }
  }

  private isInMotion(): boolean {
    const { durable, live } = this.session.state;
    const { modeState } = durable;
    if (modeState.mode === 'SETUP' || modeState.run === 'RECOVERING') return true;
    if (live.queries.size > 0 || isLadderMoving(durable) || isUnforeseen(live.breaker.holds)) return true;
    if (!latency.isQuiet(this.view)) return true;
    const { orders, positions } = bookOf(this.session.state);
    const guarded = new Set<string>();
    for (const { status, role, symbol } of orders.values()) {
      if (status === 'UNKNOWN') return true;
      if ((role === 'STOP' || role === 'EXIT') && !isTerminal(status)) guarded.add(symbol);
    }
    // Each second the desk looks for positions without a stop (RC-19).
    for (const symbol of positions.keys()) if (!guarded.has(symbol)) return true;
    return false;
  }

  private isUnderWay(): boolean {
    if (this.session.state.live.canceling.size > 0) return true;
    for (const { status } of bookOf(this.session.state).orders.values()) if (status === 'IN_FLIGHT') return true;
    return false;
  }
}

/** Triggers whose next change is known: by bands of loss, by correlation, or by a time of their own. */
const FORESEEN: ReadonlySet<string> = new Set([
  ...lossTriggers,
  'CORRELATION',
  'DUPLICATE_ORDERS',
  'LATENCY',
  'LOSS_STREAK',
  'MANUAL',
  'ORDER_REJECTS',
  'SLIPPAGE',
  'THROTTLE',
]);

/** Any other trigger that holds a level, as that of stale prices does after a gap, is read each time until it ends. */
function isUnforeseen(holds: BreakerView['state']['live']['breaker']['holds']): boolean {
  for (const [trigger, { level }] of holds)
    if (level !== 'L0' && !isLatched(level) && !FORESEEN.has(trigger)) return true;
  return false;
}

/** Something of the ladder waits for its time or for a flat book. */
const isLadderMoving = ({ ladder, triggers }: Durable): boolean =>
  ladder.approval?.status === 'ISSUED' ||
  ladder.afterFlat !== null ||
  ladder.trimDueAt !== null ||
  ladder.pending !== null ||
  triggers.has(WAITING);

interface PositionFloats {
  readonly quantity: number;
  readonly averageEntry: number;
  readonly view: StrategyPosition | null;
}

const FLAT: PositionFloats = { quantity: 0, averageEntry: 0, view: null };
/** A position that did not change is not converted again. */
const known = new WeakMap<Position, PositionFloats>();

function floatsOf(position: Position): PositionFloats {
  const before = known.get(position);
  if (before !== undefined) return before;
  const quantity = position.quantity.toNumber();
  const averageEntry = position.averageEntry.toNumber();
  const view: StrategyPosition = {
    side: sideOfQuantity(position.quantity),
    quantity: Math.abs(quantity),
    averageEntry,
    stop: position.stopPrice?.toNumber() ?? null,
  };
  const floats = { quantity, averageEntry, view };
  known.set(position, floats);
  return floats;
}
