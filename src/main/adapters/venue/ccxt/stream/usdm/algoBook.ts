/**
 * Conditional orders and the orders they become. A triggered stop goes on as an order with a number of its own, and its messages come in any order:
 * 1. what that order does is told under the stop's client order id (VenueClient.onAccount);
 * 2. an order that may be the one a triggered stop became waits for the message that says so, but not for long;
 * 3. a trigger without an order is told, because the position is then unprotected.
 */
import type { AccountEvent } from '../../../../../ports/venue.ts';
import { venueOrderId, type ClientOrderId, type SymbolName } from '../../../../../../shared/values/ids.ts';
import type { Decimal } from '../../../../../../shared/values/decimal.ts';
import type { Side } from '../../../../../../shared/model/order.ts';
import { SECOND_MS, type UnixMs } from '../../../../../../shared/values/time.ts';
import { BoundedMap } from '../boundedMap.ts';
import { streamClientId } from '../streamClientId.ts';
import { waitingStop, type AlgoStatus, type AlgoUpdate } from './algoUpdate.ts';
import type { OrderTradeUpdate } from './orderTradeUpdate.ts';

/** The venue takes 200 conditional orders at a time. */
const MOST_STOPS = 500;
const MOST_ENDED = 5_000;
const MOST_CHILDREN = 5_000;
/** A market order is there within milliseconds of its trigger; triggers were seen stuck for a day. */
const STUCK_MS = 5 * SECOND_MS;

interface Stop {
  readonly id: ClientOrderId;
  readonly algoId: string;
  readonly symbol: SymbolName;
  readonly venueSymbol: string;
  readonly side: Side;
  /** 0 closes whatever is open. */
  readonly quantity: Decimal;
  /** The order after the trigger goes at market and is over at once. */
  readonly isMarket: boolean;
  status: AlgoStatus;
  /** When it began to trigger, as heard here. */
  triggeredAt: UnixMs | null;
  childId: string;
  /** Its order is over, or the trader was told that it is stuck. */
  isSettled: boolean;
}

/** Messages may overtake each other; a stop only moves ahead. */
const RANK: Readonly<Record<AlgoStatus, number>> = {
  NEW: 0,
  TRIGGERING: 1,
  TRIGGERED: 2,
  FINISHED: 3,
  CANCELED: 3,
  REJECTED: 3,
  EXPIRED: 3,
};

export class AlgoBook {
  /** Those that are not over, by their number. */
  readonly #stops = new BoundedMap<string, Stop>(MOST_STOPS);
  readonly #ended = new BoundedMap<string, true>(MOST_ENDED);
  readonly #children = new BoundedMap<string, ClientOrderId>(MOST_CHILDREN);

  /** Takes a message; returns what it means for the stop itself. */
  take(update: AlgoUpdate, symbol: SymbolName, now: UnixMs): readonly AccountEvent[] {
    const known = this.#stops.get(update.aid);
    if (update.ai !== '') this.learnChild(streamClientId(update.caid, update.aid), update.s, update.ai);
    if (this.#ended.has(update.aid) || (known !== undefined && RANK[update.X] <= RANK[known.status])) return [];
    const stop = known ?? newStop(update, symbol);
    stop.status = update.X;
    this.#keep(stop);
    if (update.ai !== '') stop.childId = update.ai;
    if (isTriggered(stop)) stop.triggeredAt ??= now;
    return this.#tell(stop, update);
  }

  /** The client order id that what an order does is told under; null while a new order may yet turn out to be a stop's. */
  ownerOf(update: OrderTradeUpdate, isKnown: boolean): ClientOrderId | null {
    const child = this.#children.get(`${update.s}:${update.i}`);
    if (child !== undefined) return child;
    const named = streamClientId(update.c, update.i);
    for (const stop of this.#stops.values()) {
      if (stop.id !== named || stop.venueSymbol !== update.s) continue;
      this.learnChild(stop.id, update.s, update.i);
      return named;
    }
    return !isKnown && this.#candidates(update).length > 0 ? null : named;
  }

  /** Stops that an order may belong to. */
  candidatesOf(update: OrderTradeUpdate): readonly ClientOrderId[] {
    return this.#candidates(update).map(({ id }) => id);
  }

  learnChild(id: ClientOrderId, venueSymbol: string, orderId: string): void {
    this.#children.set(`${venueSymbol}:${orderId}`, id);
    for (const stop of this.#stops.values())
      if (stop.id === id && stop.venueSymbol === venueSymbol) stop.childId = orderId;
  }

  /** The order it became is over. */
  settle(id: ClientOrderId, venueSymbol: string): void {
    for (const stop of this.#stops.values())
      if (stop.id === id && stop.venueSymbol === venueSymbol && isTriggered(stop)) stop.isSettled = true;
  }

  /** Where a stop trades; null for one that was not heard of. */
  venueSymbolOf(id: string): string | null {
    for (const stop of this.#stops.values()) if (stop.id === id) return stop.venueSymbol;
    return null;
  }

  /** Triggers that have lasted too long, each told once. */
  due(now: UnixMs): readonly AccountEvent[] {
    const stuck = [...this.#stops.values()].filter(
      (stop) => !stop.isSettled && isUnfinished(stop) && stop.triggeredAt !== null && now - stop.triggeredAt > STUCK_MS,
    );
    return stuck.map((stop): AccountEvent => {
      stop.isSettled = true;
      return { kind: 'setupChanged', text: stuckText(stop) };
    });
  }

  #keep(stop: Stop): void {
    if (RANK[stop.status] < RANK.FINISHED) {
      this.#stops.set(stop.algoId, stop);
      return;
    }
    this.#stops.delete(stop.algoId);
    this.#ended.set(stop.algoId, true);
  }

  #tell(stop: Stop, update: AlgoUpdate): readonly AccountEvent[] {
    const { id: clientOrderId, symbol } = stop;
    const orderId = venueOrderId(stop.algoId);
    switch (update.X) {
      case 'NEW': {
        const order = waitingStop(update, symbol, clientOrderId);
        if (order !== null) return [{ kind: 'working', order }];
        return [{ kind: 'setupChanged', text: `An order that closes the whole position waits on ${symbol}.` }];
      }
      case 'CANCELED':
        return [{ kind: 'order', clientOrderId, venueOrderId: orderId, status: 'CANCELED', text: update.rm }];
      case 'EXPIRED':
        return [{ kind: 'order', clientOrderId, venueOrderId: orderId, status: 'EXPIRED', text: update.rm }];
      case 'REJECTED':
        return [{ kind: 'order', clientOrderId, venueOrderId: orderId, status: 'REJECTED', text: refusedText(update) }];
      case 'TRIGGERING':
      case 'TRIGGERED':
      case 'FINISHED':
        return [];
    }
  }

  #candidates(update: OrderTradeUpdate): readonly Stop[] {
    const isConditional = /STOP|TAKE_PROFIT|TRAILING/.test(update.ot);
    return [...this.#stops.values()].filter(
      (stop) =>
        stop.childId === '' &&
        stop.venueSymbol === update.s &&
        stop.side === update.S &&
        (stop.quantity.isZero() || stop.quantity.equals(update.q)) &&
        (isTriggered(stop) || (isConditional && stop.status === 'NEW')),
    );
  }
}

const isTriggered = ({ status }: Stop): boolean => status === 'TRIGGERING' || status === 'TRIGGERED';

/** A limit order may rest after its trigger. */
const isUnfinished = (stop: Stop): boolean =>
  stop.status === 'TRIGGERING' || (stop.status === 'TRIGGERED' && stop.isMarket);

const newStop = (update: AlgoUpdate, symbol: SymbolName): Stop => ({
  id: streamClientId(update.caid, update.aid),
  algoId: update.aid,
  symbol,
  venueSymbol: update.s,
  side: update.S,
  quantity: update.q,
  isMarket: update.o.endsWith('MARKET'),
  status: 'NEW',
  triggeredAt: null,
  childId: '',
  isSettled: false,
});

const refusedText = ({ rm }: AlgoUpdate): string =>
  rm === '' ? 'Refused when it triggered.' : `Refused when it triggered: ${rm}.`;

const stuckText = ({ id, symbol }: Stop): string =>
  `The stop ${id} on ${symbol} has been triggering for ${STUCK_MS / SECOND_MS} s and is not filled; the position may be unprotected.`;
