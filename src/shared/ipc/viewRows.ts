/** Rows of the view, upserted and removed by key, and lines of its logs, which only grow. */
import { z } from 'zod';
import { alertStates, severities } from '../model/alert.ts';
import { books } from '../model/mode.ts';
import { orderRoles, orderStatuses, orderTypes, sides, timesInForce } from '../model/order.ts';
import { strategyParametersSchema, strategyStatuses } from '../model/strategy.ts';
import { decimalTextSchema } from '../values/decimal.ts';

const dec = decimalTextSchema;
const at = z.int().min(0);
const line = z.string().max(400);

export const strategyRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  status: z.enum(strategyStatuses),
  text: line,
  parameters: strategyParametersSchema,
  symbols: z.array(z.string()),
  interval: z.string(),
  trades: z.int(),
  signals: z.int(),
  lastSignalAt: at.nullable(),
});

export const instrumentRow = z.strictObject({
  symbol: z.string(),
  kind: z.enum(['SPOT', 'PERP']),
  status: z.enum(['TRADING', 'HALTED', 'DELISTED']),
  tick: dec,
  lot: dec,
  minNotional: dec,
  base: z.string(),
  quote: z.string(),
});

export const quoteRow = z.strictObject({
  symbol: z.string(),
  bid: dec,
  ask: dec,
  last: dec,
  /** Feed or venue time of the last price. */
  time: at,
  staleAfterMs: z.int(),
});

export const positionRow = z.strictObject({
  symbol: z.string(),
  book: z.enum(books),
  side: z.enum(['LONG', 'SHORT']),
  quantity: dec,
  entry: dec,
  mark: dec.nullable(),
  markTime: at.nullable(),
  stale: z.boolean(),
  stop: dec.nullable(),
  /** Where the stop rests: at the venue, only in the engine, or nowhere. */
  stopPlace: z.enum(['venue', 'engine', 'none']),
  /** Distance from mark to stop as a fraction of the mark. */
  stopDistance: dec.nullable(),
  /** Loss if stopped now, account currency; 0 at breakeven or better. */
  risk: dec,
  rMultiple: dec.nullable(),
  unrealized: dec,
  unrealizedFraction: dec,
  notional: dec,
  exposure: dec,
  source: z.string(),
  openedAt: at,
});

export const orderRow = z.strictObject({
  id: z.string(),
  book: z.enum(books),
  symbol: z.string(),
  status: z.enum(orderStatuses),
  role: z.enum(orderRoles),
  side: z.enum(sides),
  type: z.enum(orderTypes),
  quantity: dec,
  leaves: dec,
  price: dec.nullable(),
  trigger: dec.nullable(),
  timeInForce: z.enum(timesInForce),
  reduceOnly: z.boolean(),
  postOnly: z.boolean(),
  source: z.string(),
  reason: line,
  note: line,
  createdAt: at,
  updatedAt: at,
});

export const alertRow = z.strictObject({
  key: z.string(),
  severity: z.enum(severities),
  state: z.enum(alertStates),
  book: z.enum(books).nullable(),
  symbol: z.string().nullable(),
  rule: z.string(),
  text: line,
  meaning: line,
  action: line,
  deadline: z.string(),
  count: z.int(),
  firstAt: at,
  lastAt: at,
});

export const activityLine = z.strictObject({
  seq: z.int(),
  at,
  kind: z.enum(['ORDER', 'FILL', 'SIGNAL', 'MODE', 'LEVEL', 'STOP', 'ALERT', 'FEED', 'SYSTEM', 'REFUSAL']),
  text: line,
  who: z.string().max(60),
});
export const fillLine = z.strictObject({
  tradeId: z.string(),
  orderId: z.string(),
  book: z.enum(books),
  symbol: z.string(),
  side: z.enum(sides),
  role: z.enum(orderRoles),
  quantity: dec,
  price: dec,
  fee: dec,
  /** "0.0001 XYZ": what was charged where its worth was not known, so that `fee` is an estimate; absent elsewhere. */
  unpricedFee: z.string().max(120).optional(),
  slippageBps: dec.nullable(),
  at,
});
export const tradeLine = z.strictObject({
  number: z.int(),
  book: z.enum(books),
  symbol: z.string(),
  side: z.enum(['LONG', 'SHORT']),
  quantity: dec,
  entry: dec,
  exit: dec,
  netPnl: dec,
  fees: dec,
  rMultiple: dec.nullable(),
  reason: line,
  source: z.string(),
  openedAt: at,
  closedAt: at,
});
/** Books are never drawn in one line (SM-14). */
export const equityPoint = z.strictObject({ book: z.enum(books), at, equity: dec });
