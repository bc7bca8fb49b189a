/** The live account for the window: stream, comparison, orders in doubt, and what at the venue is not ours. */
import type { Part } from '../../../shared/ipc/view.ts';
import type { Order } from '../../../shared/model/order.ts';
import { decimalText, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import type { VenueOrder, VenuePosition } from '../../ports/venue.ts';
import { activeBook, leftKey, type BookState } from '../../engine/books.ts';
import { workingNotional } from '../../engine/exposure.ts';
import type { OpenQuery } from '../../engine/liveState.ts';
import { VENUE_KEY } from '../../engine/venue/accountNews.ts';
import type { ViewFacts } from './facts.ts';

type AccountPart = Part<'account'>;

/** What of the facts it reads. */
type AccountFacts = Pick<ViewFacts, 'state'> & { readonly engine: Pick<ViewFacts['engine'], 'venues'> };

type LiveVenueFacts = AccountFacts['engine']['venues']['LIVE'];

export function accountPart({ state, engine }: AccountFacts): AccountPart {
  const { live, durable } = state;
  const venue = engine.venues.LIVE;
  const { stream, armed } = live.venue;
  return {
    venue: venue?.name ?? null,
    rehearsal: venue?.capabilities.realMoney === false,
    stream: stream === null ? null : { state: stream.state, text: stream.text.slice(0, 400), at: stream.at },
    health: healthOf(state, venue !== null),
    comparedAt: durable.ladder.comparison.at,
    differences: live.breaker.differences === '' ? [] : live.breaker.differences.split('\n'),
    external: [...externalOrders(state), ...externalPositions(state), ...leftPositions(state)],
    unexplained: unexplainedOf(state),
    unknown: [...durable.books.LIVE.orders.values(), ...durable.books.PAPER.orders.values()]
      .filter((order) => order.status === 'UNKNOWN')
      .map((order) => unknownRow(order, live.queries.get(order.clientOrderId))),
    guard: guardOf(state, venue),
    page: pageOf(venue),
    armed: [...armed].map(([symbol, at]) => ({ symbol, at })),
    keyRefused: durable.triggers.get(VENUE_KEY)?.text ?? null,
  };
}

/** What a person may explain: a difference of the live account that is large enough to be acted on. */
function unexplainedOf({ live, durable }: ViewFacts['state']): AccountPart['unexplained'] {
  const { balance, holds } = live.breaker;
  const isHeld = (holds.get('EQUITY_JUMP')?.level ?? 'L0') !== 'L0';
  if (!isHeld || activeBook(durable) !== 'LIVE' || balance.unexplained === null || balance.unexplained.isZero())
    return null;
  return { amount: decimalText(balance.unexplained), currency: durable.currency };
}

function guardOf({ live, durable }: ViewFacts['state'], venue: LiveVenueFacts): AccountPart['guard'] {
  const { watchdog, armed } = live.venue;
  const { problem } = watchdog ?? { problem: null };
  const countdown = venue?.capabilities.deadMansSwitch ?? null;
  const wouldStrip = countdown?.cancelsStops === true && durable.books.LIVE.positions.size > 0;
  return {
    watchdog: watchdog === null ? 'NONE' : problem === null ? 'ON' : 'DOWN',
    text: (problem ?? '').slice(0, 400),
    countdown: countdown === null ? 'NONE' : armed.size > 0 ? 'ARMED' : wouldStrip ? 'OFF' : 'IDLE',
  };
}

/** Own addresses have no page that is known. */
function pageOf(venue: LiveVenueFacts): AccountPart['page'] {
  const account = venue?.account ?? null;
  if (account === null || account.environment === 'custom' || !account.exchange.startsWith('binance')) return null;
  return { market: account.market, environment: account.environment };
}

function healthOf({ live }: ViewFacts['state'], isMetered: boolean): AccountPart['health'] {
  const { connection, exchangeWeight, clock } = live.breaker;
  return {
    streamAt: connection.streamAt,
    downSince: connection.downSince,
    weightUsed: isMetered ? exchangeWeight : null,
    clockOffsetMs: isMetered ? middleOf(clock.offsetsMs) : null,
  };
}

/** The median; of an even number the smaller of the two in the middle. */
const middleOf = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? null;

function externalOrders({ live, durable }: ViewFacts['state']): AccountPart['external'] {
  const { left } = durable.books.LIVE;
  return [...live.venue.foreignOrders.values()].map(({ order, since }) => ({
    kind: 'ORDER',
    symbol: order.terms.symbol,
    id: order.terms.clientOrderId,
    text: orderText(order),
    ours: null,
    theirs: null,
    since,
    left: left.has(leftKey('ORDER', order.terms.symbol, order.terms.clientOrderId)),
    stop: null,
  }));
}

function orderText({ terms, filledQuantity }: VenueOrder): string {
  const at = terms.limitPrice ?? terms.triggerPrice;
  const rest = decimalText(terms.quantity.minus(filledQuantity));
  return `${terms.side} ${terms.type} ${rest}${at === null ? '' : ` at ${decimalText(at)}`}`;
}

function externalPositions({ live, durable }: ViewFacts['state']): AccountPart['external'] {
  const book = durable.books.LIVE;
  return [...live.venue.foreignPositions].map(([symbol, { reported, since }]) => ({
    kind: 'POSITION',
    symbol,
    id: '',
    text: positionText(book, { symbol, reported }),
    ours: decimalText(book.positions.get(symbol)?.quantity ?? ZERO),
    theirs: decimalText(reported.reduce<Decimal>((sum, { quantity }) => sum.plus(quantity), ZERO)),
    since,
    left: false,
    stop: stopOf(book, symbol),
  }));
}

/** What a person left alone stays in view: its symbol stays blocked (RC-26). */
function leftPositions({ live, durable }: ViewFacts['state']): AccountPart['external'] {
  const book = durable.books.LIVE;
  return [...book.left].flatMap(([key, quantity]) => {
    const symbol = [...live.markets.keys()].find((each) => leftKey('POSITION', each, '') === key);
    if (symbol === undefined || live.venue.foreignPositions.has(symbol)) return [];
    const ours: Decimal = book.positions.get(symbol)?.quantity ?? ZERO;
    const row = { kind: 'POSITION', symbol, id: '', since: null, left: true, stop: null } as const;
    const theirs = ours.plus(quantity);
    return [
      { ...row, text: `${decimalText(quantity)} is not ours`, ours: decimalText(ours), theirs: decimalText(theirs) },
    ];
  });
}

const stopOf = (book: BookState, symbol: VenuePosition['symbol']): string | null => {
  const stop = book.positions.get(symbol)?.stopPrice ?? null;
  return stop === null ? null : decimalText(stop);
};

function positionText(
  book: BookState,
  { symbol, reported }: { readonly symbol: VenuePosition['symbol']; readonly reported: readonly VenuePosition[] },
): string {
  const ours = decimalText(book.positions.get(symbol)?.quantity ?? ZERO);
  const theirs = reported.map(({ quantity, averageEntry, leg }) => {
    const side = leg === 'NET' ? '' : `${leg} `;
    return `${side}${decimalText(quantity)} from ${decimalText(averageEntry)}`;
  });
  return `we hold ${ours}, the venue says ${theirs.length === 0 ? '0' : theirs.join(' and ')}`;
}

const unknownRow = (order: Order, query: OpenQuery | undefined): AccountPart['unknown'][number] => ({
  id: order.clientOrderId,
  book: order.book,
  symbol: order.symbol,
  side: order.side,
  quantity: decimalText(order.quantity),
  price: order.limitPrice === null ? null : decimalText(order.limitPrice),
  trigger: order.triggerPrice === null ? null : decimalText(order.triggerPrice),
  reserved: order.role === 'ENTRY' ? decimalText(workingNotional(order)) : '0',
  sentAt: order.createdAt,
  asked: query?.asked ?? 0,
  nextAt: query?.nextAt ?? null,
  text: (query?.absentAt ?? null) === null ? order.note : 'the venue said once that it does not exist',
});
