/** A live book at a venue without real money, for specs: its account with something to decide, an order in doubt, a start to confirm. */
import type { ViewSnapshot } from '../../../src/shared/ipc/view.ts';
import { buildIncident, buildView } from '../../support/buildView.ts';

type Parts = ViewSnapshot['parts'];

const base = buildView().parts;
const AT = base.feed.now;
const VENUE = 'Binance demo';

export const rehearsalParts = {
  desk: { ...base.desk, workspace: 'live', book: 'LIVE', mode: 'LIVE_MINIMAL' },
  feed: { ...base.feed, kind: 'live', label: VENUE, speed: null },
  vitals: { ...base.vitals, venue: { name: VENUE, state: 'ok', since: null } },
  ladder: { ...base.ladder, mode: 'LIVE_MINIMAL', rehearsal: 'VENUE', canWaive: true },
  account: {
    ...base.account,
    venue: VENUE,
    rehearsal: true,
    stream: { state: 'up', text: '', at: AT - 60_000 },
    health: { streamAt: AT - 800, downSince: null, weightUsed: 0.12, clockOffsetMs: 23 },
    comparedAt: AT - 12_000,
    guard: { watchdog: 'ON', text: '', countdown: 'IDLE' },
    page: { market: 'PERP', environment: 'demo' },
  },
} as const satisfies Partial<Parts>;

const position = {
  kind: 'POSITION',
  symbol: 'ETH/USDT',
  id: '',
  text: 'we hold 0, the venue says -0.5 from 2611.4',
  ours: '0',
  theirs: '-0.5',
  since: AT - 12_000,
  left: false,
  stop: null,
} as const;
const order = {
  ...position,
  kind: 'ORDER',
  symbol: 'SOL/USDT',
  text: 'BUY LIMIT 3 at 140',
  ours: null,
  theirs: null,
} as const;

export const external = [
  position,
  {
    ...position,
    symbol: 'BTC/USDT',
    text: 'we hold 0.00264, the venue says 0.002 from 60000',
    ours: '0.00264',
    theirs: '0.002',
    stop: '56400',
  },
  { ...position, symbol: 'XRP/USDT', text: '120 is not ours', ours: '0', theirs: '120', since: null, left: true },
  { ...order, id: 'web-7' },
  { ...order, id: 'web-8', left: true },
] as const satisfies Parts['account']['external'];

export const unknownOrder = {
  id: 'L-000231',
  book: 'LIVE',
  symbol: 'BTC/USDT',
  side: 'BUY',
  quantity: '0.00264',
  price: '60000',
  trigger: null,
  reserved: '158.4',
  sentAt: AT - 4_000,
  asked: 3,
  nextAt: AT + 4_000,
  text: 'no answer in 5 s',
} as const satisfies Parts['account']['unknown'][number];

export const startBlocker = {
  code: 'RESTART',
  text: 'Level L2: started with a live book, nothing differs.',
  since: AT,
  clears: 'Clears when you confirm the summary.',
  rule: 'SM-19',
} as const satisfies Parts['desk']['blockers'][number];

type Leg = NonNullable<Parts['stop']['incident']>['legs'][number];

const closeLeg = {
  book: 'LIVE',
  key: 'close:BTC/USDT',
  kind: 'CLOSE',
  symbol: 'BTC/USDT',
  side: 'SELL',
  atVenue: '0.00264',
  orderId: 'ES-I7-BTC-L-1',
  sentMs: 131,
  filled: '0.00264',
  averagePrice: '59988.1',
  slippageBps: '-4',
  state: 'FLAT',
  note: '',
  handled: null,
} as const satisfies Leg;

/** A stop that could not close everything: one position flat, one halted, our entry canceled, a foreign order silent. */
export const unresolvedParts = {
  ...rehearsalParts,
  desk: {
    ...rehearsalParts.desk,
    mode: 'EMERGENCY_STOP',
    phase: 'UNRESOLVED',
    level: 'L4',
    modeBefore: 'LIVE_MINIMAL',
  },
  stop: {
    ...base.stop,
    incident: {
      ...buildIncident(null),
      book: 'LIVE',
      phase: 'UNRESOLVED',
      legs: [
        closeLeg,
        {
          ...closeLeg,
          key: 'close:ETH/USDT',
          symbol: 'ETH/USDT',
          side: 'BUY',
          atVenue: '0.05',
          orderId: 'ES-I7-ETH-S-1',
          filled: '0.03',
          averagePrice: '2611.4',
          slippageBps: '-6.1',
          state: 'HALTED',
          note: 'the venue has halted the symbol',
        },
        { ...closeLeg, key: 'L-000229', kind: 'CANCEL', orderId: 'L-000229', state: 'CANCELED', note: 'entry' },
        { ...closeLeg, key: 'web-7', kind: 'CANCEL', orderId: null, state: 'UNKNOWN', note: 'web-7 is not ours' },
      ],
    },
  },
} as const satisfies Partial<Parts>;
