/**
 * The truth of a fault run: an account at a venue that outlives every desk. It carries out each request that arrives, once, in order, and keeps
 * every order and every trade. It knows nothing of lines, answers and faults.
 */
import type {
  AccountEvent,
  CancelAnswer,
  PlaceAnswer,
  QueryAnswer,
  VenueOrder,
  VenuePosition,
} from '../../../src/main/ports/venue.ts';
import type { Clock } from '../../../src/main/ports/clock.ts';
import type { OrderTerms } from '../../../src/shared/model/order.ts';
import { decimal, maxDecimal, minDecimal, ZERO, type Decimal } from '../../../src/shared/values/decimal.ts';
import { tradeId, venueOrderId, type ClientOrderId, type SymbolName } from '../../../src/shared/values/ids.ts';
import { money } from '../../../src/shared/values/money.ts';
import { price } from '../../../src/shared/values/price.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';

/** On spot what is sold must be there and free, and what was there before the desk is not the desk's. */
export type TruthMarket = 'SPOT' | 'PERP';
export type TruthFill = Extract<AccountEvent, { readonly kind: 'fill' }>['fill'];

interface TruthOrder {
  readonly terms: OrderTerms;
  readonly number: number;
  status: VenueOrder['status'];
  filled: Decimal;
}

const isOpen = ({ status }: TruthOrder): boolean => status === 'OPEN' || status === 'PARTIAL';
const FEE = decimal('0.0005');
const START_PRICE = decimal('100');

export class TruthVenue {
  /** Every order in the order it was accepted. */
  readonly orders: TruthOrder[] = [];
  readonly trades: TruthFill[] = [];
  /** Orders whose id had been seen before. */
  readonly repeated: string[] = [];
  cash: Decimal = decimal('10000');
  readonly market: TruthMarket;
  readonly #clock: Clock;
  /** Holdings of every asset from before the desk (SM-25). */
  readonly #legacy: Decimal;
  readonly #positions = new Map<SymbolName, Decimal>();
  readonly #entries = new Map<SymbolName, Decimal>();
  readonly #prices = new Map<SymbolName, Decimal>();
  #listener: (event: AccountEvent) => void = () => undefined;

  constructor(clock: Clock, market: TruthMarket, legacy: Decimal = ZERO) {
    this.#clock = clock;
    this.#legacy = legacy;
    this.market = market;
  }

  /** The one line that hears the stream. */
  onEvent(listener: (event: AccountEvent) => void): void {
    this.#listener = listener;
  }

  priceOf = (symbol: SymbolName): Decimal => this.#prices.get(symbol) ?? START_PRICE;
  held = (symbol: SymbolName): Decimal => this.#positions.get(symbol) ?? ZERO;
  working = (): readonly TruthOrder[] => this.orders.filter(isOpen);

  /** `part` of a market order trades, the rest expires; null trades all of it. */
  place(terms: OrderTerms, part: number | null): PlaceAnswer {
    if (this.orders.some((each) => each.terms.clientOrderId === terms.clientOrderId)) {
      this.repeated.push(terms.clientOrderId);
      return { kind: 'rejected', code: '-4116', text: 'ClientOrderId is duplicated.' };
    }
    const refusal = this.#refusal(terms);
    if (refusal !== null) return { kind: 'rejected', ...refusal };
    const order: TruthOrder = { terms, number: this.orders.length + 1, status: 'OPEN', filled: ZERO };
    this.orders.push(order);
    this.#tellWorking(order);
    if (terms.type === 'MARKET') this.#trade(order, part);
    return { kind: 'accepted', venueOrderId: numberOf(order), venueTime: this.#clock.now() };
  }

  cancel(id: ClientOrderId): CancelAnswer {
    const order = this.orders.find((each) => each.terms.clientOrderId === id && isOpen(each));
    if (order === undefined) return { kind: 'notWorking', text: '-2011 Unknown order sent.' };
    this.#end(order, 'CANCELED');
    return { kind: 'canceled' };
  }

  query(id: ClientOrderId): QueryAnswer {
    const order = this.orders.findLast((each) => each.terms.clientOrderId === id);
    return order === undefined ? { kind: 'absent' } : { kind: 'found', order: this.#report(order) };
  }

  /** Positions and working orders as a snapshot reports them. */
  account(): { readonly positions: readonly VenuePosition[]; readonly orders: readonly VenueOrder[] } {
    const positions = [...this.#positions].flatMap(([symbol, size]): VenuePosition[] =>
      size.isZero()
        ? []
        : [
            {
              symbol,
              leg: 'NET',
              quantity: quantity(size),
              averageEntry: this.#entryOf(symbol),
              liquidationPrice: null,
            },
          ],
    );
    return { positions, orders: this.working().map((each) => this.#report(each)) };
  }

  /** The price moves: stops trigger, limits it reaches fill; returns those. */
  setPrice(symbol: SymbolName, to: Decimal): readonly TruthOrder[] {
    this.#prices.set(symbol, to);
    const reached = this.working().filter(({ terms }) => terms.symbol === symbol && isReached(terms, to));
    for (const order of reached) this.#trade(order, null);
    return reached;
  }

  /** A share of a resting order trades. */
  fillPart(order: TruthOrder, share: number): void {
    const leaves = order.terms.quantity.minus(order.filled);
    this.#fill(order, leaves.mul(share).toDecimalPlaces(2));
  }

  /** Somebody else trades. */
  moveForeign(symbol: SymbolName, size: Decimal): void {
    this.#move(symbol, size, this.priceOf(symbol));
  }

  #entryOf = (symbol: SymbolName) => price(this.#entries.get(symbol) ?? START_PRICE);

  /** Account currency as the venue reports it: on spot what was bought is not money any more. */
  balance(): Decimal {
    if (this.market === 'PERP') return this.cash;
    return [...this.#positions].reduce<Decimal>(
      (left, [symbol, size]) => left.minus(size.mul(this.#entryOf(symbol))),
      this.cash,
    );
  }

  /** Average entry on the way in, realized on the way out. */
  #move(symbol: SymbolName, change: Decimal, at: Decimal): void {
    const before = this.held(symbol);
    const after = before.plus(change);
    const entry: Decimal = this.#entryOf(symbol);
    const isGrowing = before.isZero() || before.isPositive() === change.isPositive();
    if (isGrowing) {
      const paid = before.abs().mul(entry).plus(change.abs().mul(at));
      this.#entries.set(symbol, paid.div(after.abs()).toDecimalPlaces(18));
    } else {
      const closed = minDecimal(before.abs(), change.abs());
      const gain = at.minus(entry).mul(closed);
      this.cash = this.cash.plus(before.isPositive() ? gain : gain.neg());
      if (change.abs().greaterThan(before.abs())) this.#entries.set(symbol, at);
    }
    this.#positions.set(symbol, after);
  }

  #refusal({
    symbol,
    side,
    type,
    quantity,
    triggerPrice,
    reduceOnly,
  }: OrderTerms): { code: string; text: string } | null {
    const last = this.priceOf(symbol);
    if (
      type === 'STOP_MARKET' &&
      triggerPrice !== null &&
      (side === 'SELL' ? last.lte(triggerPrice) : last.gte(triggerPrice))
    )
      return { code: '-2021', text: 'Order would immediately trigger.' };
    if (this.market === 'SPOT')
      return side === 'SELL' && quantity.greaterThan(this.#free(symbol))
        ? { code: '-2010', text: 'Account has insufficient balance for requested action.' }
        : null;
    const held = this.held(symbol);
    const reduces = side === 'SELL' ? held.greaterThan(0) : held.lessThan(0);
    return reduceOnly && type === 'MARKET' && !reduces
      ? { code: '-2022', text: 'ReduceOnly Order is rejected.' }
      : null;
  }

  /** Balance that no resting order locks, legacy included. */
  #free(symbol: SymbolName): Decimal {
    return this.working()
      .filter(({ terms }) => terms.symbol === symbol && terms.side === 'SELL')
      .reduce<Decimal>(
        (free, { terms, filled }) => free.minus(terms.quantity).plus(filled),
        this.held(symbol).plus(this.#legacy),
      );
  }

  #trade(order: TruthOrder, part: number | null): void {
    const { terms } = order;
    const leaves = terms.quantity.minus(order.filled);
    const most = part === null ? leaves : leaves.mul(part).toDecimalPlaces(2);
    const held = this.held(terms.symbol);
    const reducible = maxDecimal(ZERO, terms.side === 'SELL' ? held : held.neg());
    this.#fill(order, terms.reduceOnly && this.market === 'PERP' ? minDecimal(most, reducible) : most);
    if (isOpen(order)) this.#end(order, 'EXPIRED');
  }

  #fill(order: TruthOrder, size: Decimal): void {
    if (size.lessThanOrEqualTo(0)) return;
    const { terms } = order;
    const at = this.priceOf(terms.symbol);
    const fee = money(size.mul(at).mul(FEE));
    order.filled = order.filled.plus(size);
    order.status = order.filled.greaterThanOrEqualTo(terms.quantity) ? 'FILLED' : 'PARTIAL';
    this.#move(terms.symbol, terms.side === 'BUY' ? size : size.neg(), at);
    this.cash = this.cash.minus(fee);
    const fill: TruthFill = {
      tradeId: tradeId(`T${this.trades.length + 1}`),
      clientOrderId: terms.clientOrderId,
      symbol: terms.symbol,
      side: terms.side,
      quantity: quantity(size),
      price: price(at),
      fee,
      liquidity: 'TAKER',
      venueTime: this.#clock.now(),
    };
    this.trades.push(fill);
    this.#listener({ kind: 'fill', fill });
  }

  #end(order: TruthOrder, status: 'CANCELED' | 'EXPIRED'): void {
    order.status = status;
    const { clientOrderId } = order.terms;
    this.#listener({ kind: 'order', clientOrderId, venueOrderId: numberOf(order), status, text: '' });
  }

  #tellWorking(order: TruthOrder): void {
    if (order.terms.type !== 'MARKET') this.#listener({ kind: 'working', order: this.#report(order) });
  }

  #report(order: TruthOrder): VenueOrder {
    const { terms, status, filled } = order;
    return { terms, venueOrderId: numberOf(order), status, filledQuantity: quantity(filled) };
  }
}

const numberOf = ({ number }: TruthOrder) => venueOrderId(`V${number}`);

function isReached({ side, type, limitPrice, triggerPrice }: OrderTerms, last: Decimal): boolean {
  if (type === 'STOP_MARKET' && triggerPrice !== null)
    return side === 'SELL' ? last.lessThanOrEqualTo(triggerPrice) : last.greaterThanOrEqualTo(triggerPrice);
  if (type === 'LIMIT' && limitPrice !== null)
    return side === 'BUY' ? last.lessThanOrEqualTo(limitPrice) : last.greaterThanOrEqualTo(limitPrice);
  return false;
}
