/**
 * What the renderer sees: one numbered snapshot, then keyed patches (UI-80). Everything is JSON; money, prices and quantities are decimal text.
 * `parts` are replaced whole, `rows` are upserted or removed by key, `logs` grow at the end and are bounded by the client.
 */
import { z } from 'zod';
import { alertStates, severities } from '../model/alert.ts';
import { legStates, stopCauses, stopSources, stopSteps } from '../model/incident.ts';
import { books, levels, modes, runs, stopPhases, tradingModes } from '../model/mode.ts';
import { orderRoles, orderStatuses, orderTypes, sides, timesInForce } from '../model/order.ts';
import { strategyParametersSchema, strategyStatuses } from '../model/strategy.ts';
import { decimalTextSchema } from '../values/decimal.ts';

const dec = decimalTextSchema;
const at = z.int().min(0);
const line = z.string().max(400);

/** Mode, host, journal and everything that blocks entries now (UI-21, UI-25, UI-26). */
const deskPart = z.strictObject({
  version: z.string(),
  host: z.enum(['electron', 'browser', 'headless']),
  /** Whether the system-wide emergency hotkey is registered, and if not, why. */
  hotkey: z.strictObject({ active: z.boolean(), text: line }),
  workspace: z.enum(['live', 'replay']),
  book: z.enum(books),
  mode: z.enum(modes),
  run: z.enum(runs),
  level: z.enum(levels),
  phase: z.enum(stopPhases).nullable(),
  modeBefore: z.enum(tradingModes).nullable(),
  attempt: z.int().min(0),
  /** Steps of SM-19 while run is RECOVERING; null otherwise. */
  recovery: z.strictObject({ step: z.int(), of: z.int(), text: line }).nullable(),
  entriesBlocked: z.boolean(),
  /** Every reason why no entry can be sent now, worst first; empty when none. */
  blockers: z.array(
    z.strictObject({
      code: z.string().max(40),
      text: line,
      since: at.nullable(),
      clears: line,
      rule: z.string().max(12),
    }),
  ),
  journal: z.strictObject({ state: z.enum(['ok', 'failing']), seq: z.int().min(-1), since: at.nullable(), text: line }),
  /** The last mode changes and stops, for marks on charts: newest last, at most 50. */
  marks: z.array(z.strictObject({ at, kind: z.enum(['MODE', 'LEVEL', 'STOP', 'FLAT']), text: line })),
  /** Seconds and text of the clock of this desk: feed time in a replay, wall time otherwise. */
  lastSignalAt: at.nullable(),
  /** Desk time of the last reconciliation without a difference; null before the first one of this run (UI-39). */
  reconciledAt: at.nullable(),
});

const feedPart = z.strictObject({
  kind: z.enum(['live', 'replay', 'generator', 'none']),
  label: line,
  synthetic: z.boolean(),
  /** Feed milliseconds per wall millisecond; null for the live feed and for full speed. */
  speed: z.number().nullable(),
  fullSpeed: z.boolean(),
  paused: z.boolean(),
  state: z.enum(['connecting', 'ok', 'stale', 'outage', 'ended', 'failed']),
  text: line,
  /** Desk time when this part was published. */
  now: at,
  symbols: z.int().min(0),
  from: at.nullable(),
  to: at.nullable(),
  interval: z.string().max(8).nullable(),
  /** What was found in the candle files: one line each; empty when clean. */
  findings: z.array(line),
});

const limitUse = z.strictObject({ value: dec, limit: dec });
const vitalsPart = z.strictObject({
  currency: z.string(),
  /** Reporting marks (CV-06). */
  equity: dec,
  riskEquity: dec,
  cash: dec,
  unrealized: dec,
  dayStartEquity: dec,
  /** equity - dayStartEquity, and the same as a fraction. */
  dayPnl: dec,
  dayPnlFraction: dec,
  dayRealized: dec,
  dayFees: dec,
  highWater: dec,
  /** Fractions of equity: value never below zero. */
  dayLoss: limitUse,
  drawdown: limitUse,
  gross: limitUse,
  heat: limitUse,
  /** Amounts in account currency behind gross and heat. */
  grossAmount: dec,
  workingAmount: dec,
  heatAmount: dec,
  /** p95 over 60 s of order round trips; null with fewer than 5 samples. */
  latency: z.strictObject({ p95Ms: z.number().nullable(), samples: z.int(), limitMs: z.int() }),
  positions: z.int().min(0),
  /** Oldest quote among held and ordered symbols, or among all symbols when none are held; null before the first quote. */
  data: z.strictObject({ symbol: z.string().nullable(), quoteTime: at.nullable(), staleAfterMs: z.int() }),
  venue: z.strictObject({ name: line, state: z.enum(['ok', 'slow', 'unreachable']), since: at.nullable() }),
});

const legRow = z.strictObject({
  key: z.string(),
  kind: z.enum(['CANCEL', 'CLOSE']),
  symbol: z.string(),
  side: z.enum(sides),
  atVenue: dec,
  orderId: z.string().nullable(),
  sentMs: z.number().nullable(),
  filled: dec,
  averagePrice: dec.nullable(),
  slippageBps: dec.nullable(),
  state: z.enum(legStates),
  note: line,
});

/** Current close plan, and the open incident if there is one (UI-27 to UI-32). */
const stopPart = z.strictObject({
  /** What one press would do now. */
  plan: z.strictObject({
    cancel: z.int().min(0),
    close: z.int().min(0),
    legs: z.array(z.strictObject({ action: line, symbol: z.string(), notional: dec, slippage: dec.nullable() })),
  }),
  lastDrill: z.strictObject({ at, flatMs: z.number() }).nullable(),
  incident: z
    .strictObject({
      id: z.string(),
      book: z.enum(books),
      cause: z.enum(stopCauses),
      source: z.enum(stopSources),
      text: line,
      triggers: z.int().min(1),
      startedAt: at,
      phase: z.enum(stopPhases),
      steps: z.array(
        z.strictObject({
          step: z.enum(stopSteps),
          state: z.enum(['todo', 'active', 'done', 'failed']),
          ms: z.number().nullable(),
        }),
      ),
      legs: z.array(legRow),
      flatAt: at.nullable(),
      cooldownEndsAt: at.nullable(),
      cost: dec,
      /** Modes a resume may choose, highest first (SM-18), and why. */
      resumeModes: z.array(z.enum(tradingModes)),
      resumeText: line,
      checklist: z.array(z.strictObject({ text: line, passed: z.boolean(), at: at.nullable() })),
    })
    .nullable(),
});

const strategyRow = z.strictObject({
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

const instrumentRow = z.strictObject({
  symbol: z.string(),
  kind: z.enum(['SPOT', 'PERP']),
  status: z.enum(['TRADING', 'HALTED', 'DELISTED']),
  tick: dec,
  lot: dec,
  minNotional: dec,
  base: z.string(),
  quote: z.string(),
});

const quoteRow = z.strictObject({
  symbol: z.string(),
  bid: dec,
  ask: dec,
  last: dec,
  /** Feed or venue time of the last price. */
  time: at,
  staleAfterMs: z.int(),
});

const positionRow = z.strictObject({
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

const orderRow = z.strictObject({
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

const alertRow = z.strictObject({
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

const activityLine = z.strictObject({
  seq: z.int(),
  at,
  kind: z.enum(['ORDER', 'FILL', 'SIGNAL', 'MODE', 'LEVEL', 'STOP', 'ALERT', 'FEED', 'SYSTEM', 'REFUSAL']),
  text: line,
  who: z.string().max(60),
});
const fillLine = z.strictObject({
  tradeId: z.string(),
  orderId: z.string(),
  book: z.enum(books),
  symbol: z.string(),
  side: z.enum(sides),
  role: z.enum(orderRoles),
  quantity: dec,
  price: dec,
  fee: dec,
  slippageBps: dec.nullable(),
  at,
});
const tradeLine = z.strictObject({
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
const equityPoint = z.strictObject({ at, equity: dec });

export const partSchemas = {
  desk: deskPart,
  feed: feedPart,
  vitals: vitalsPart,
  stop: stopPart,
} as const;
export const rowSchemas = {
  strategies: strategyRow,
  instruments: instrumentRow,
  quotes: quoteRow,
  positions: positionRow,
  orders: orderRow,
  alerts: alertRow,
} as const;
export const logSchemas = {
  activity: activityLine,
  fills: fillLine,
  trades: tradeLine,
  equity: equityPoint,
} as const;

export { logLimits } from './limits.ts';

export type PartName = keyof typeof partSchemas;
export type RowSetName = keyof typeof rowSchemas;
export type LogName = keyof typeof logSchemas;
export type Part<Name extends PartName> = z.output<(typeof partSchemas)[Name]>;
export type Row<Name extends RowSetName> = z.output<(typeof rowSchemas)[Name]>;
export type LogLine<Name extends LogName> = z.output<(typeof logSchemas)[Name]>;

const rowSet = <Schema extends z.ZodType>(row: Schema) => z.record(z.string(), row);
const rowChanges = <Schema extends z.ZodType>(row: Schema) => z.record(z.string(), row.nullable());

/** The whole view. `seq` is the number of the last event already contained in it. */
export const viewSnapshotSchema = z.strictObject({
  seq: z.int().min(0),
  parts: z.strictObject(partSchemas),
  rows: z.strictObject({
    strategies: rowSet(strategyRow),
    instruments: rowSet(instrumentRow),
    quotes: rowSet(quoteRow),
    positions: rowSet(positionRow),
    orders: rowSet(orderRow),
    alerts: rowSet(alertRow),
  }),
  logs: z.strictObject({
    activity: z.array(activityLine),
    fills: z.array(fillLine),
    trades: z.array(tradeLine),
    equity: z.array(equityPoint),
  }),
});
export type ViewSnapshot = z.output<typeof viewSnapshotSchema>;

/** What changed since the event before: parts replaced, rows upserted (null removes), log lines appended. */
export const viewPatchSchema = z.strictObject({
  parts: z.strictObject(partSchemas).partial(),
  rows: z
    .strictObject({
      strategies: rowChanges(strategyRow),
      instruments: rowChanges(instrumentRow),
      quotes: rowChanges(quoteRow),
      positions: rowChanges(positionRow),
      orders: rowChanges(orderRow),
      alerts: rowChanges(alertRow),
    })
    .partial(),
  logs: z
    .strictObject({
      activity: z.array(activityLine),
      fills: z.array(fillLine),
      trades: z.array(tradeLine),
      equity: z.array(equityPoint),
    })
    .partial(),
});
export type ViewPatch = z.output<typeof viewPatchSchema>;
