/**
 * The paper venue without its delays: an order or a market event arrives, and everything that follows happens at once and in order.
 * 1. An order is answered before its first account event.
 * 2. A holding is the sum of its fills; the balance is start plus realized P&L minus fees.
 * 3. No reduce-only order outlives what it could reduce.
 */
import { quoteOf } from '../../../domain/market/quote.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { MarketEvent, MarketTick } from '../../../ports/marketFeed.ts';
import type {
  AccountEvent,
  CancelAnswer,
  PaperState,
  PlaceAnswer,
  QueryAnswer,
  SnapshotAnswer,
  VenueOrder,
} from '../../../ports/venue.ts';
import type { Money } from '../../../../shared/values/money.ts';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import type { OrderTerms } from '../../../../shared/model/order.ts';
import { minDecimal, ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import { tradeId, type ClientOrderId, type SymbolName } from '../../../../shared/values/ids.ts';
import { money } from '../../../../shared/values/money.ts';
import { price } from '../../../../shared/values/price.ts';
import { quantity } from '../../../../shared/values/quantity.ts';
import type { DepthLevel } from './bookDepth.ts';
import { checkArrival, isCrossing, type ArrivalQuote } from './checkArrival.ts';
import { hasFunds } from './hasFunds.ts';
import { openOrderArchive } from './orderArchive.ts';
import { LEDGER, openPaperAccount, reducibleQuantity } from './paperAccount.ts';
import { isReducing, type PaperBook } from './paperBook.ts';
import { isTradedThrough, isTriggered } from './reaction.ts';
import {
  emptyLane,
  isQuiet,
  NOTHING_RESTS,
  refreshQuietRange,
  type QuietRange,
  type SymbolLane,
} from './symbolLane.ts';
import { takerFills, type TakerFill } from './takerFills.ts';
import { rejectedAnswer, rejectionText } from './venueRejection.ts';
import { volumeCap } from './volumeCap.ts';
import { leavesOf, paperOrderId, reported, restoredOrder, workingStatus, type WorkingOrder } from './workingOrder.ts';

/** A recorded book older than this is not walked: the quote has moved on. */
const DEPTH_LIFE_MS = 1_000;

export interface MatchingOptions {
  readonly instruments: readonly Instrument[];
  readonly clock: Clock;
  readonly market: 'SPOT' | 'PERP';
  readonly maxLeverage: number;
  readonly state: PaperState;
  /** Number of the next trade id. */
  readonly nextTrade: number;
  readonly emit: (event: AccountEvent) => void;
}

export class MatchingEngine {
  readonly #options: MatchingOptions;
  readonly #book: PaperBook;
  readonly #lanes = new Map<SymbolName, SymbolLane>();
  readonly #archive = openOrderArchive();
  #nextTrade: number;

  constructor(options: MatchingOptions) {
    this.#options = options;
    this.#nextTrade = options.nextTrade;
    for (const instrument of options.instruments) this.#lanes.set(instrument.symbol, emptyLane(instrument));
    const { market, maxLeverage, state } = options;
    this.#book = { market, maxLeverage, lanes: this.#lanes, account: openPaperAccount(state), openIds: new Set() };
    this.#restore(state);
  }

  /** Checks, answers, then matches. */
  arrive(terms: OrderTerms, answer: (answer: PlaceAnswer) => void): void {
    const lane = this.#lanes.get(terms.symbol);
    const quote = lane === undefined ? null : this.#quote(lane);
    const reason = checkArrival(this.#book, lane, { terms, quote });
    if (lane === undefined || reason !== null) {
      answer(rejectedAnswer(reason ?? 'UNKNOWN_SYMBOL', this.#book.market));
      return;
    }
    const order = { terms, venueOrderId: paperOrderId(terms.clientOrderId), filled: ZERO };
    this.#rest(lane, order);
    answer({ kind: 'accepted', venueOrderId: order.venueOrderId, venueTime: this.#options.clock.now() });
    if (terms.type === 'MARKET' || isCrossing(terms, quote)) this.#take(lane, order, quote);
    const mayRest = terms.type === 'STOP_MARKET' || (terms.type === 'LIMIT' && terms.timeInForce === 'GTC');
    if (!mayRest) this.#end(lane, order, { status: 'EXPIRED', text: 'The rest could not be filled at once.' });
    this.#afterMatching(lane);
  }

  /** Adds an external flow to the wallet. */
  credit(amount: Money): void {
    this.#book.account.credit(amount);
  }

  /** Answers, then tells the account stream. */
  cancel(id: ClientOrderId, symbol: SymbolName, answer: (answer: CancelAnswer) => void): void {
    const lane = this.#lanes.get(symbol);
    const order = lane?.working.get(id);
    if (lane === undefined || order === undefined) {
      answer({ kind: 'notWorking', text: 'Unknown order sent.' });
      return;
    }
    answer({ kind: 'canceled' });
    this.#end(lane, order, { status: 'CANCELED', text: 'Canceled on request.' });
    refreshQuietRange(lane);
  }

  find(id: ClientOrderId, symbol: SymbolName): QueryAnswer {
    const working = this.#lanes.get(symbol)?.working.get(id);
    const order = working === undefined ? this.#archive.find(id) : reported(working, workingStatus(working));
    return order === undefined || order.terms.symbol !== symbol ? { kind: 'absent' } : { kind: 'found', order };
  }

  snapshot(): SnapshotAnswer {
    const { account } = this.#book;
    const orders: VenueOrder[] = [];
    for (const lane of this.#lanes.values())
      for (const order of lane.working.values()) orders.push(reported(order, workingStatus(order)));
    const positions = [...account.holdings()].map(([symbol, held]) => ({
      symbol,
      quantity: held.quantity,
      averageEntry: held.averageEntry,
      leg: 'NET' as const,
      liquidationPrice: null,
    }));
    const venueTime = this.#options.clock.now();
    return { kind: 'snapshot', venueTime, positions, orders, balance: account.balance(), setup: null };
  }

  onMarket(event: MarketEvent): void {
    if (event.kind === 'state' || event.kind === 'depth') return;
    const lane = this.#lanes.get(event.symbol);
    if (lane === undefined) return;
    if (event.kind === 'candle') lane.bar = event.candle;
    else this.#onTick(lane, event);
  }

  quietRange(symbol: SymbolName): QuietRange {
    const lane = this.#lanes.get(symbol);
    return lane === undefined || lane.working.size === 0
      ? NOTHING_RESTS
      : { above: lane.quietAbove, below: lane.quietBelow };
  }

  onDepth(symbol: SymbolName, bids: readonly DepthLevel[], asks: readonly DepthLevel[]): void {
    const lane = this.#lanes.get(symbol);
    if (lane !== undefined) lane.depth = { bids, asks, receivedAt: this.#options.clock.now() };
  }

  #restore({ orders }: PaperState): void {
    for (const order of orders) {
      const lane = this.#lanes.get(order.symbol);
      const restored = restoredOrder(order);
      const { status } = order;
      if (status === 'OPEN' || status === 'PARTIAL') {
        if (lane !== undefined) this.#rest(lane, restored);
      } else if (status === 'FILLED' || status === 'CANCELED' || status === 'EXPIRED')
        this.#archive.remember(reported(restored, status));
    }
    for (const lane of this.#lanes.values()) this.#afterMatching(lane);
  }

  #rest(lane: SymbolLane, order: WorkingOrder): void {
    lane.working.set(order.terms.clientOrderId, order);
    this.#book.openIds.add(order.terms.clientOrderId);
  }

  #onTick(lane: SymbolLane, tick: MarketTick): void {
    lane.tick = tick;
    if (isQuiet(lane, tick.last)) return;
    const last = price(tick.last);
    let budget = volumeCap(lane.instrument, lane.bar);
    for (const order of lane.working.values()) {
      if (isTriggered(order.terms, last)) this.#trigger(lane, order);
      else if (isTradedThrough(order.terms, last, lane.instrument.tick)) {
        const filled = this.#fillResting(lane, order, budget);
        budget = budget?.minus(filled) ?? null;
      }
    }
    this.#afterMatching(lane);
  }

  #trigger(lane: SymbolLane, order: WorkingOrder): void {
    const { terms } = order;
    const at = terms.triggerPrice;
    if (at === null) return;
    const isFunded = this.#book.market === 'SPOT' || terms.reduceOnly || hasFunds(this.#book, lane, { terms, at });
    if (!isFunded) return this.#end(lane, order, { status: 'REJECTED', text: rejectionText('BALANCE') });
    this.#take(lane, order, this.#quote(lane));
    this.#end(lane, order, { status: 'EXPIRED', text: 'Cut to the position.' });
  }

  /** At the limit, as maker, within what is left of the tick's volume. Returns the quantity filled. */
  #fillResting(lane: SymbolLane, order: WorkingOrder, budget: Decimal | null): Decimal {
    const wanted = this.#fillable(order);
    const size = budget === null ? wanted : minDecimal(wanted, budget);
    const { limitPrice } = order.terms;
    if (limitPrice === null || size.isZero()) return ZERO;
    this.#fill(lane, order, { quantity: quantity(size), price: limitPrice, liquidity: 'MAKER' });
    return size;
  }

  #take(lane: SymbolLane, order: WorkingOrder, quote: ArrivalQuote): void {
    if (quote === null) return;
    const { side, triggerPrice, limitPrice, timeInForce } = order.terms;
    const fills = takerFills({
      instrument: lane.instrument,
      side,
      quantity: quantity(this.#fillable(order)),
      quote,
      bar: lane.bar,
      levels: this.#levels(lane, order.terms),
      trigger: triggerPrice,
      limit: limitPrice,
    });
    if (timeInForce === 'FOK' && !sumOf(fills).equals(order.terms.quantity)) return;
    for (const fill of fills) this.#fill(lane, order, { ...fill, liquidity: 'TAKER' });
  }

  #fillable(order: WorkingOrder): Decimal {
    const { terms } = order;
    const leaves = leavesOf(order);
    return isReducing(this.#book, terms)
      ? reducibleQuantity(this.#book.account.held(terms.symbol), terms.side, leaves)
      : leaves;
  }

  #fill(lane: SymbolLane, order: WorkingOrder, part: TakerFill & { readonly liquidity: 'MAKER' | 'TAKER' }): void {
    const { clientOrderId, symbol, side } = order.terms;
    const rate = part.liquidity === 'MAKER' ? lane.instrument.makerFee : lane.instrument.takerFee;
    const fee = money(part.quantity.mul(part.price).mul(rate));
    const id = tradeId(`T-${this.#nextTrade}`);
    const venueTime = this.#options.clock.now();
    const fill = { tradeId: id, clientOrderId, symbol, side, fee, venueTime, ...part };
    this.#nextTrade += 1;
    order.filled = order.filled.plus(part.quantity);
    this.#book.account.apply({ ...fill, book: LEDGER });
    if (leavesOf(order).isZero()) this.#remove(lane, order, 'FILLED');
    this.#options.emit({ kind: 'fill', fill });
  }

  #remove(lane: SymbolLane, order: WorkingOrder, status: VenueOrder['status']): void {
    lane.working.delete(order.terms.clientOrderId);
    this.#book.openIds.delete(order.terms.clientOrderId);
    this.#archive.remember(reported(order, status));
  }

  /** Does nothing to an order that no longer works. */
  #end(lane: SymbolLane, order: WorkingOrder, end: Ending): void {
    const { clientOrderId } = order.terms;
    if (!lane.working.has(clientOrderId)) return;
    this.#remove(lane, order, end.status);
    this.#options.emit({ kind: 'order', clientOrderId, venueOrderId: order.venueOrderId, ...end });
  }

  #afterMatching(lane: SymbolLane): void {
    for (const order of lane.working.values())
      if (isReducing(this.#book, order.terms) && this.#fillable(order).isZero())
        this.#end(lane, order, { status: 'EXPIRED', text: 'No position is left to reduce.' });
    refreshQuietRange(lane);
  }

  #quote(lane: SymbolLane): ArrivalQuote {
    return lane.tick === null ? null : quoteOf(lane.tick, lane.instrument);
  }

  #levels({ depth }: SymbolLane, { side }: OrderTerms): readonly DepthLevel[] {
    if (depth === null || this.#options.clock.now() - depth.receivedAt > DEPTH_LIFE_MS) return [];
    return side === 'BUY' ? depth.asks : depth.bids;
  }
}

interface Ending {
  readonly status: 'CANCELED' | 'EXPIRED' | 'REJECTED';
  readonly text: string;
}

const sumOf = (fills: readonly TakerFill[]): Decimal => fills.reduce((sum, fill) => sum.plus(fill.quantity), ZERO);
