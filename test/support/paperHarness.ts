/** A paper venue on a clock that tests move by hand, with everything it said collected in order. */
import { createVirtualClock, type VirtualClock } from '../../src/main/adapters/clock/virtualClock.ts';
import {
  openPaperVenue,
  type PaperVenue,
  type PaperVenueOptions,
} from '../../src/main/adapters/venue/paper/openPaperVenue.ts';
import type { MarketEvent } from '../../src/main/ports/marketFeed.ts';
import type { AccountEvent, PaperState, PlaceAnswer, SnapshotAnswer, VenueOrder } from '../../src/main/ports/venue.ts';
import { decimalText, toWire } from '../../src/shared/values/decimal.ts';
import { clientOrderId, symbolName } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import { buildInstrument } from './buildInstrument.ts';
import { buildTerms, type TermsWire } from './buildOrder.ts';

const START = 1_700_000_000_000;
const SYMBOL = symbolName('BTC/USDT:USDT');

type Snapshot = Extract<SnapshotAnswer, { kind: 'snapshot' }>;

export interface PaperHarness {
  readonly venue: PaperVenue;
  readonly clock: VirtualClock;
  /** Every answer and account event in order: "A-1 accepted", "A-1 fill 0.1 @ 60012.1 TAKER", "A-1 EXPIRED", "A-1 rejected -2019". */
  readonly said: string[];
  readonly events: AccountEvent[];
  /** Lets time pass. */
  pass(ms: number): void;
  market(...events: readonly MarketEvent[]): void;
  /** Sends an order and lets a second pass. */
  place(overrides: Partial<TermsWire>): void;
  /** Sends an order without letting time pass. */
  send(overrides: Partial<TermsWire>): void;
  cancel(id: string): void;
  snapshot(): Snapshot;
  /** Working orders as "A-1 OPEN 0", in the venue's order. */
  working(): readonly string[];
}

/** A new book. */
export const emptyPaperState = (balance = '10000'): PaperState => ({
  balance: money(balance),
  positions: [],
  orders: [],
});

const DEFAULTS: Omit<PaperVenueOptions, 'clock'> = {
  name: 'paper',
  instruments: [buildInstrument()],
  settings: { latencyMs: 250, maxLeverage: 3 },
  seed: 'seed-1',
  state: emptyPaperState(),
  market: 'PERP',
  nextTrade: 1,
};

/** Opens a venue with 10,000 USDT, flat, at the start of the clock. */
export function openPaperHarness(overrides: Partial<Omit<PaperVenueOptions, 'clock'>> = {}): PaperHarness {
  const clock = createVirtualClock(unixMs(START));
  const venue = openPaperVenue({ ...DEFAULTS, clock, ...overrides });
  const said: string[] = [];
  const events: AccountEvent[] = [];
  venue.onAccount((event) => {
    events.push(event);
    said.push(wordsOf(event));
  });
  const pass = (ms: number): void => clock.advanceTo(unixMs(clock.now() + ms));
  const send = (overrides: Partial<TermsWire>): void => {
    const order = buildTerms(overrides);
    const say = (answer: PlaceAnswer) => said.push(`${order.clientOrderId} ${answerWords(answer)}`);
    venue.place(order, say);
  };
  const snapshot = (): Snapshot => takeSnapshot(venue, () => pass(1_000));
  return {
    venue,
    clock,
    said,
    events,
    pass,
    send,
    snapshot,
    market: (...list) => list.forEach((event) => venue.onMarket(event)),
    place: (terms) => {
      send(terms);
      pass(1_000);
    },
    cancel: (id) => venue.cancel(clientOrderId(id), SYMBOL, (answer) => said.push(`${id} ${answer.kind}`)),
    working: () => snapshot().orders.map(orderWords),
  };
}

function takeSnapshot(venue: PaperVenue, pass: () => void): Snapshot {
  const answers: SnapshotAnswer[] = [];
  venue.snapshot((answer) => answers.push(answer));
  pass();
  const [answer] = answers;
  if (answer?.kind !== 'snapshot') throw new Error('Expected one snapshot');
  return answer;
}

const answerWords = (answer: PlaceAnswer): string =>
  answer.kind === 'rejected' ? `rejected ${answer.code}` : answer.kind;

const orderWords = ({ terms, status, filledQuantity }: VenueOrder): string =>
  `${terms.clientOrderId} ${status} ${decimalText(filledQuantity)}`;

function wordsOf(event: AccountEvent): string {
  if (event.kind === 'order') return `${event.clientOrderId} ${event.status}`;
  if (event.kind === 'transfer') return `transfer ${decimalText(event.amount)}`;
  if (event.kind !== 'fill') return event.kind;
  const { clientOrderId: id, quantity, price, liquidity } = toWire(event.fill);
  return `${id} fill ${quantity} @ ${price} ${liquidity}`;
}
