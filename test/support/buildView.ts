/** A valid snapshot of a paper desk in a replay: one long position with its stop, one resting entry, one alert. */
import type { ViewSnapshot } from '../../src/shared/ipc/view.ts';
import { riskView } from './buildRiskView.ts';

const AT = 1_722_837_600_000;

/** The view with the given parts of it replaced. */
export function buildView(change: Partial<ViewSnapshot> = {}): ViewSnapshot {
  return {
    seq: 0,
    parts: { desk: deskPart, feed: feedPart, vitals: vitalsPart, stop: stopPart, ...riskView, account: accountPart },
    rows: {
      strategies: {},
      instruments: {},
      quotes: {},
      positions: { 'BTC/USDT': position },
      orders: { 'L-1': entryOrder },
      alerts: { 'STALE|PAPER|BTC/USDT|RC-21': alert },
      backtests: {},
    },
    logs: { activity: [], fills: [], trades: [], equity: [{ book: 'PAPER', at: AT, equity: '10042.18' }] },
    ...change,
  };
}

const deskPart: ViewSnapshot['parts']['desk'] = {
  version: '0.1.0',
  host: 'browser',
  hotkey: { active: false, text: 'works while the page has focus' },
  workspace: 'replay',
  book: 'PAPER',
  mode: 'PAPER',
  run: 'RUNNING',
  level: 'L0',
  phase: null,
  modeBefore: null,
  attempt: 0,
  recovery: null,
  entriesBlocked: false,
  blockers: [],
  journal: { state: 'ok', seq: 48_211, since: null, text: '' },
  marks: [],
  sleep: 'FREE',
  quit: 'NO',
  reconciledAt: AT,
  lastSignalAt: null,
};

const accountPart: ViewSnapshot['parts']['account'] = {
  venue: null,
  rehearsal: false,
  stream: null,
  health: { streamAt: null, downSince: null, weightUsed: null, clockOffsetMs: null },
  comparedAt: null,
  differences: [],
  external: [],
  unexplained: null,
  unknown: [],
  guard: { watchdog: 'NONE', text: '', countdown: 'NONE' },
  page: null,
  armed: [],
  keyRefused: null,
};

const feedPart: ViewSnapshot['parts']['feed'] = {
  kind: 'replay',
  label: 'two symbols, 5m',
  synthetic: false,
  speed: 60,
  fullSpeed: false,
  paused: false,
  state: 'ok',
  text: '',
  now: AT,
  symbols: 2,
  from: AT,
  to: AT + 86_400_000,
  interval: '5m',
  findings: [],
};

const vitalsPart: ViewSnapshot['parts']['vitals'] = {
  currency: 'USDT',
  equity: '10042.18',
  riskEquity: '10042.18',
  cash: '10000',
  unrealized: '42.18',
  dayStartEquity: '10000',
  dayPnl: '42.18',
  dayPnlFraction: '0.004218',
  dayRealized: '0',
  dayFees: '0',
  highWater: '10042.18',
  dayLoss: { value: '0', limit: '0.01' },
  drawdown: { value: '0.0031', limit: '0.03' },
  gross: { value: '0.0158', limit: '0.2' },
  heat: { value: '0.001', limit: '0.02' },
  grossAmount: '158.4',
  workingAmount: '0',
  heatAmount: '9.99',
  latency: { p95Ms: 84, samples: 20, limitMs: 2_000 },
  positions: 1,
  data: { symbol: 'BTC/USDT', quoteTime: AT, staleAfterMs: 5_000 },
  venue: { name: 'paper', state: 'ok', since: null },
};

const stopPart: ViewSnapshot['parts']['stop'] = {
  plan: { cancel: 1, close: 1, legs: [] },
  lastDrill: null,
  incident: null,
};

/** An open incident; `flatAt` tells whether the book is flat. */
export const buildIncident = (flatAt: number | null): NonNullable<ViewSnapshot['parts']['stop']['incident']> => ({
  id: 'I7',
  book: 'PAPER',
  cause: 'MANUAL',
  source: 'cli',
  text: 'Pressed on the command line',
  triggers: 1,
  startedAt: AT,
  phase: flatAt === null ? 'EXECUTING' : 'COOLDOWN',
  steps: [{ step: 'latch', state: 'done', ms: 0 }],
  legs: [],
  flatAt,
  cooldownEndsAt: null,
  cost: '-1.2',
  resumeModes: ['PAPER'],
  resumeText: '',
  checklist: [],
});

const position: ViewSnapshot['rows']['positions'][string] = {
  symbol: 'BTC/USDT',
  book: 'PAPER',
  side: 'LONG',
  quantity: '0.00264',
  entry: '60000',
  mark: '60012.4',
  markTime: AT,
  stale: false,
  stop: '56400',
  stopPlace: 'venue',
  stopDistance: '0.0602',
  risk: '9.99',
  rMultiple: '0',
  unrealized: '0.03',
  unrealizedFraction: '0.0002',
  notional: '158.4',
  exposure: '158.4',
  source: 'manual',
  openedAt: AT,
};

const entryOrder: ViewSnapshot['rows']['orders'][string] = {
  id: 'L-1',
  book: 'PAPER',
  symbol: 'ETH/USDT',
  status: 'OPEN',
  role: 'ENTRY',
  side: 'BUY',
  type: 'LIMIT',
  quantity: '0.5',
  leaves: '0.5',
  price: '2300',
  trigger: null,
  timeInForce: 'GTC',
  reduceOnly: false,
  postOnly: false,
  source: 'manual',
  reason: 'ticket',
  note: '',
  createdAt: AT,
  updatedAt: AT,
};

const alert: ViewSnapshot['rows']['alerts'][string] = {
  key: 'STALE|PAPER|BTC/USDT|RC-21',
  severity: 'P2',
  state: 'ACTIVE_UNACK',
  book: 'PAPER',
  symbol: 'BTC/USDT',
  rule: 'RC-21',
  text: 'BTC/USDT has had no price for 6 s.',
  meaning: 'No entry in it is sent.',
  action: 'Check the connection.',
  deadline: '',
  count: 1,
  firstAt: AT,
  lastAt: AT,
};
