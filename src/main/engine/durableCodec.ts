/** The durable state as JSON and back, for snapshots beside the journal. What does not fit the schema is refused, and the journal is folded instead. */
import { z } from 'zod';
import { alertSchema } from '../../shared/model/alert.ts';
import { drillResultSchema } from '../../shared/model/drill.ts';
import { incidentSchema } from '../../shared/model/incident.ts';
import { levels, modeStateSchema, runs } from '../../shared/model/mode.ts';
import { orderSchema } from '../../shared/model/order.ts';
import { positionSchema } from '../../shared/model/position.ts';
import { strategyParametersSchema, strategyStatuses } from '../../shared/model/strategy.ts';
import { decimalSchema, toWire } from '../../shared/values/decimal.ts';
import { symbolNameSchema } from '../../shared/values/ids.ts';
import { moneySchema } from '../../shared/values/money.ts';
import { quantitySchema } from '../../shared/values/quantity.ts';
import { unixMsSchema } from '../../shared/values/time.ts';
import type { TrackRecord } from '../domain/metrics/trackRecord.ts';
import type { BookState } from './books.ts';
import { ladderSchema } from './ladder/ladderSchema.ts';
import { encodeOrderHistory, orderHistorySchema } from './orderHistorySchema.ts';
import type { Durable } from './state.ts';

const count = z.int().min(0);

const strategyRunSchema = z.strictObject({
  id: z.string(),
  status: z.enum(strategyStatuses),
  hash: z.string(),
  parameters: strategyParametersSchema,
  symbols: z.array(symbolNameSchema),
  signals: count,
  trades: count,
  lastSignalAt: unixMsSchema.nullable(),
  usedCandle: z.array(z.tuple([symbolNameSchema, unixMsSchema])).transform((pairs) => new Map(pairs)),
});

const triggerSchema = z.strictObject({
  rule: z.string(),
  level: z.enum(levels),
  since: unixMsSchema,
  text: z.string(),
  clears: z.string(),
});

const tripSchema = z.strictObject({
  id: count,
  trigger: z.string(),
  rule: z.string(),
  from: z.enum(levels),
  to: z.enum(levels),
  value: z.string(),
  limit: z.string(),
  at: unixMsSchema,
  clearedAt: unixMsSchema.nullable(),
  text: z.string(),
  incident: z.string().nullable(),
});

const riskSchema = z.strictObject({
  points: z.array(z.strictObject({ at: unixMsSchema, equity: moneySchema, flows: moneySchema })),
  streak: z.strictObject({ losses: count, lastAt: unixMsSchema.nullable() }),
  rebases: count,
});

/** Plain JSON of the metrics library, written by this version of it: `FORMAT` changes with its shape. */
const trackSchema = z.custom<TrackRecord>((value) => typeof value === 'object' && value !== null);

const tradeFactSchema = z.strictObject({
  symbol: z.string(),
  side: z.enum(['LONG', 'SHORT']),
  openedAt: unixMsSchema,
  closedAt: unixMsSchema,
  netPnl: z.number(),
  rMultiple: z.number().nullable(),
  fees: z.number(),
  funding: z.number(),
  mae: z.number().nullable(),
  mfe: z.number().nullable(),
  maeR: z.number().nullable(),
  mfeR: z.number().nullable(),
});

const bookSchema = z.strictObject({
  opened: z.boolean(),
  cash: moneySchema,
  positions: z.array(positionSchema).transform((all) => new Map(all.map((each) => [each.symbol, each] as const))),
  orders: z.array(orderSchema).transform((all) => new Map(all.map((each) => [each.clientOrderId, each] as const))),
  counters: z.strictObject({ order: count, trade: count, fill: count }),
  day: z.strictObject({
    start: unixMsSchema.nullable(),
    equity: moneySchema,
    realized: moneySchema,
    fees: moneySchema,
    flows: moneySchema,
  }),
  units: decimalSchema,
  idleIndex: decimalSchema,
  riskHighWater: decimalSchema,
  performanceHighWater: decimalSchema,
  lastEquity: moneySchema,
  entryQuantities: z
    .array(z.tuple([symbolNameSchema, z.array(quantitySchema)]))
    .transform((pairs): BookState['entryQuantities'] => new Map(pairs)),
  record: z.strictObject({
    startedAt: unixMsSchema,
    track: trackSchema.nullable(),
    trades: z.array(tradeFactSchema),
    realizedNet: moneySchema,
    filledNotional: z.number(),
    makerFees: z.number(),
    takerFees: z.number(),
  }),
  risk: riskSchema,
  history: orderHistorySchema,
  left: z.array(z.tuple([z.string(), decimalSchema])).transform((pairs) => new Map(pairs)),
  fundings: z.array(z.string()),
});

const FORMAT = 7;

const durableSchema = z.strictObject({
  modeState: modeStateSchema,
  runBefore: z.enum(runs),
  currency: z.string(),
  attempt: count,
  books: z.strictObject({ PAPER: bookSchema, LIVE: bookSchema }),
  strategies: z.array(strategyRunSchema).transform((all) => new Map(all.map((each) => [each.id, each] as const))),
  triggers: z.array(z.tuple([z.string(), triggerSchema])).transform((pairs) => new Map(pairs)),
  trips: z.array(tripSchema),
  manualLevel: z.strictObject({ level: z.enum(['L1', 'L2', 'L3']), since: unixMsSchema, by: z.string() }).nullable(),
  alerts: z.array(alertSchema).transform((all) => new Map(all.map((each) => [each.key, each] as const))),
  incident: incidentSchema.nullable(),
  lastDrill: z.strictObject({ at: unixMsSchema, flatMs: z.number() }).nullable(),
  pastStops: z.array(z.strictObject({ incident: incidentSchema, resumedAt: unixMsSchema, reason: z.string() })),
  drills: z.array(drillResultSchema),
  incidents: count,
  ladder: ladderSchema,
  lastAt: unixMsSchema,
});

const snapshotSchema = z.strictObject({ format: z.literal(FORMAT), state: durableSchema });

/** Plain JSON of the state: maps become arrays in their own order, decimals become text. */
export function encodeDurable(durable: Durable): unknown {
  const state = toWire({
    ...durable,
    books: { PAPER: encodeBook(durable.books.PAPER), LIVE: encodeBook(durable.books.LIVE) },
    strategies: [...durable.strategies.values()].map((run) => ({ ...run, usedCandle: [...run.usedCandle] })),
    triggers: [...durable.triggers],
    alerts: [...durable.alerts.values()],
  });
  return { format: FORMAT, state };
}

/** The state of a snapshot, or null when it does not fit this version of the program. */
export function decodeDurable(encoded: unknown): Durable | null {
  const parsed = snapshotSchema.safeParse(encoded);
  return parsed.success ? parsed.data.state : null;
}

const encodeBook = (book: BookState) => ({
  ...book,
  positions: [...book.positions.values()],
  orders: [...book.orders.values()],
  entryQuantities: [...book.entryQuantities],
  history: encodeOrderHistory(book.history),
  left: [...book.left],
});
