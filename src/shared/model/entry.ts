/**
 * Journal entries (AU-02): the envelope that is hashed, and the data of each type. Money and rates are decimal text, other numbers integers.
 * The engine's durable state is the fold of these entries, and so are the projection tables.
 */
import { z } from 'zod';
import { decimalSchema } from '../values/decimal.ts';
import { clientOrderIdSchema, symbolNameSchema, venueOrderIdSchema } from '../values/ids.ts';
import { moneySchema } from '../values/money.ts';
import { priceSchema } from '../values/price.ts';
import { unixMsSchema } from '../values/time.ts';
import { alertSchema } from './alert.ts';
import { drillResultSchema } from './drill.ts';
import { fillSchema } from './fill.ts';
import { incidentSchema, stopCauses, stopSources } from './incident.ts';
import { keyEntrySchemas } from './keyEntry.ts';
import { ladderEntrySchemas, transitionDetailsSchema } from './ladderEntry.ts';
import { levels, modeStateSchema, runs } from './mode.ts';
import { orderSchema, orderStatuses } from './order.ts';
import { positionSchema, tradeSchema } from './position.ts';
import { riskCheckSchema, sizingSchema } from './risk.ts';
import { strategyParametersSchema } from './strategy.ts';
import { venueEntrySchemas } from './venueEntry.ts';
import { watchdogReportSchema } from './watchdogReport.ts';

const text = z.string().max(400);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Data schema of each entry type. */
export const entryDataSchemas = {
  ...ladderEntrySchemas,
  ...keyEntrySchemas,
  ...venueEntrySchemas,
  GENESIS: z.strictObject({
    app: z.string().max(40),
    schema: z.literal('audit/1'),
    pubKey: z.string().nullable(),
    workspace: z.enum(['live', 'replay']),
    previousLog: z.string().nullable(),
    previousRoot: z.string().nullable(),
  }),
  SESSION_START: z.strictObject({
    app: z.string().max(40),
    host: z.enum(['electron', 'browser', 'headless']),
    feed: text,
    configHash: hash,
  }),
  SESSION_END: z.strictObject({ reason: text }),
  CONFIG_LOADED: z.strictObject({
    before: hash.nullable(),
    after: hash,
    settings: z.json(),
    /** Hash of what the file said, which may differ from what is in force; null in entries of older versions. */
    file: hash.nullable().prefault(null),
  }),
  BOOK_OPENED: z.strictObject({
    equity: moneySchema,
    currency: z.string().max(12),
    attempt: z.int().min(1),
    symbols: z.array(symbolNameSchema),
  }),
  MODE_TRANSITION: z.strictObject({
    transition: z.enum(['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8']),
    from: modeStateSchema,
    to: modeStateSchema,
    cause: text,
    reason: text,
    configHash: hash,
    /** Entries of older versions lack it. */
    details: transitionDetailsSchema.nullable().prefault(null),
  }),
  MODE_REFUSED: z.strictObject({ to: z.string().max(40), code: z.string().max(40), text }),
  MODE_RUN: z.strictObject({ from: z.enum(runs), to: z.enum(runs), cause: text }),
  STRATEGY_STARTED: z.strictObject({
    strategy: z.string().max(40),
    hash,
    parameters: strategyParametersSchema.transform((record) => record),
    symbols: z.array(symbolNameSchema),
  }),
  STRATEGY_STOPPED: z.strictObject({ strategy: z.string().max(40), cause: text }),
  /** RC-10: off until a person enables it again. */
  STRATEGY_DISABLED: z.strictObject({ strategy: z.string().max(40), cause: text }),
  STRATEGY_ENABLED: z.strictObject({ strategy: z.string().max(40) }),
  SIGNAL: z.strictObject({
    strategy: z.string().max(40),
    symbol: symbolNameSchema,
    signalId: z.string().max(80),
    candleTime: unixMsSchema,
    kind: z.enum(['ENTER_LONG', 'ENTER_SHORT', 'EXIT', 'MOVE_STOP']),
    stop: priceSchema.nullable(),
    outcome: z.enum(['ORDERED', 'DENIED', 'IGNORED', 'MOVED']),
    text,
  }),
  RISK_CHECK: z.strictObject({
    clientOrderId: clientOrderIdSchema,
    ok: z.boolean(),
    gate: z.enum(['ENTRY', 'REDUCE', 'EMERGENCY_EXIT']),
    stateVersion: z.int().min(0),
    checks: z.array(riskCheckSchema),
    sizing: sizingSchema.nullable(),
  }),
  ORDER_INTENT: z.strictObject({ order: orderSchema }),
  ORDER_EVENT: z.strictObject({
    clientOrderId: clientOrderIdSchema,
    event: z.string().max(40),
    from: z.enum(orderStatuses),
    to: z.enum(orderStatuses),
    venueOrderId: venueOrderIdSchema.nullable(),
    note: text,
  }),
  FILL: z.strictObject({
    fill: fillSchema,
    orderStatus: z.enum(orderStatuses),
    orderFilled: decimalSchema,
    orderAveragePrice: priceSchema,
    /** The position after the fill; null when flat. */
    position: positionSchema.nullable(),
    /** The round trip this fill completed, if it did. */
    trade: tradeSchema.nullable(),
    /** Worst and best of that round trip on risk marks, unsigned (ME-17); null where it was not watched throughout. */
    excursion: z.strictObject({ mae: moneySchema, mfe: moneySchema }).nullable().prefault(null),
    /** What the paper model would have let it cost, basis points of the decision price (RP-07); null where that has no meaning. */
    modelBps: decimalSchema.nullable().prefault(null),
    /** Wallet balance after the fill. */
    cash: moneySchema,
  }),
  STOP_MOVED: z.strictObject({
    symbol: symbolNameSchema,
    from: priceSchema.nullable(),
    to: priceSchema,
    cause: text,
  }),
  BREAKER_LEVEL: z.strictObject({
    trigger: z.string().max(40),
    rule: z.string().max(12),
    from: z.enum(levels),
    to: z.enum(levels),
    effective: z.enum(levels),
    value: z.string().max(60),
    limit: z.string().max(60),
    text,
    /** Utilization, six decimals; null where there is none. Entries of older versions lack what follows. */
    used: decimalSchema.nullable().prefault(null),
    /** What clears an L1 or L2, in words. */
    clears: text.prefault(''),
    /** The numbers behind the value. */
    inputs: text.prefault(''),
    /** Exit-side prices behind a loss, the largest positions first (EB-17). */
    prices: z.array(z.strictObject({ symbol: symbolNameSchema, price: priceSchema, at: unixMsSchema })).prefault([]),
    configHash: hash.nullable().prefault(null),
    /** The emergency stop that an L4 triggered. */
    incident: z.string().max(20).nullable().prefault(null),
  }),
  /** A person set a level by hand (EB-15). */
  BREAKER_MANUAL: z.strictObject({ from: z.enum(levels), to: z.enum(['L1', 'L2', 'L3']), by: z.string().max(60) }),
  /** A person lifted a level that holds until then (EB-18). */
  BREAKER_RELEASED: z.strictObject({
    trigger: z.string().max(40),
    from: z.enum(levels),
    to: z.enum(levels),
    reason: text,
  }),
  ES_TRIGGER: z.strictObject({
    incident: z.string().max(20),
    cause: z.enum(stopCauses),
    source: z.enum(stopSources),
    text,
  }),
  /** The whole incident after each step, leg change or phase change: the fold keeps the last. */
  ES_STEP: z.strictObject({ what: z.string().max(60), incident: incidentSchema }),
  ES_REPORT: z.strictObject({ incident: incidentSchema, text }),
  ALERT_RAISED: z.strictObject({ alert: alertSchema }),
  ALERT_CHANGED: z.strictObject({ alert: alertSchema, change: z.enum(['ACKNOWLEDGED', 'CLEARED', 'CLOSED']) }),
  EQUITY_SAMPLE: z.strictObject({
    at: unixMsSchema,
    /** Active time since the sample before (SM-07), and all time of it on the slower of both clocks. */
    activeMs: z.int().min(0).prefault(0),
    passedMs: z.int().min(0).prefault(0),
    /** Reporting marks. */
    equity: moneySchema,
    /** Exit-side marks (CV-06). */
    riskEquity: moneySchema,
    cash: moneySchema,
    unrealized: moneySchema,
    gross: moneySchema,
  }),
  DAY_START: z.strictObject({ day: unixMsSchema, equity: moneySchema }),
  /** Money that came or went without being earned; deposits above zero (ME-01, ME-22). */
  EXTERNAL_FLOW: z.strictObject({ amount: moneySchema, equityBefore: moneySchema, note: text }),
  /** Metrics of the book begin anew (SM-08, SM-22). */
  WINDOW_STARTED: z.strictObject({ cause: text }),
  /** The risk high-water mark falls to the index as it is (EB-20). */
  RISK_REBASED: z.strictObject({ from: decimalSchema, to: decimalSchema, lost: moneySchema }),
  /** The band of the weighted correlation changed (EB-06): NONE below two positions, WARM above the warning, HIGH above the limit. */
  CORRELATION_EVALUATED: z.strictObject({
    band: z.enum(['NONE', 'NORMAL', 'WARM', 'HIGH']),
    before: z.enum(['NONE', 'NORMAL', 'WARM', 'HIGH']),
    /** Six decimals; null below two positions. */
    rhoW: decimalSchema.nullable(),
    /** Cluster gross as a share of the gross cap, six decimals. */
    clusterShare: decimalSchema,
    symbols: z.int().min(0),
    cause: z.enum(['TIMER', 'CHANGE']),
  }),
  DRILL_COMPLETED: drillResultSchema,
  /** What the watchdog did while the desk was silent; its receipts (ES-14). */
  WATCHDOG_ACTED: watchdogReportSchema,
  RECON_SUMMARY: z.strictObject({ differences: z.array(text), adoptedFills: z.int().min(0) }),
  FEED_CHANGED: z.strictObject({ feed: text, state: z.string().max(20), text }),
  JOURNAL_GAP: z.strictObject({ entries: z.int().min(0), since: unixMsSchema, text }),
  TIME_SYNC: z.strictObject({ offsetMs: z.int(), roundTripMs: z.int().min(0), source: z.string().max(60) }),
  VERIFY: z.strictObject({ ok: z.boolean(), entries: z.int().min(0), findings: z.int().min(0), head: hash }),
} as const;

export type EntryType = keyof typeof entryDataSchemas;
export type EntryData<Type extends EntryType> = z.output<(typeof entryDataSchemas)[Type]>;
export type EntryDataWire<Type extends EntryType> = z.input<(typeof entryDataSchemas)[Type]>;

export const actorSchema = z.strictObject({
  type: z.enum(['user', 'strategy', 'system', 'exchange']),
  id: z.string().min(1).max(60),
  session: z.string().min(1).max(40),
});
export type Actor = z.output<typeof actorSchema>;

/** What the engine hands to the journal: everything but what the single writer assigns (v, log, seq, boot, prev). Data is wire form. */
export type EntryDraft<Type extends EntryType = EntryType> = {
  [Each in Type]: {
    readonly type: Each;
    /** RFC 3339 UTC ms, engine clock. */
    readonly ts: string;
    /** Monotonic nanoseconds since boot, as text. */
    readonly mono: string;
    readonly actor: Actor;
    readonly book: 'PAPER' | 'LIVE' | 'SYS';
    readonly data: EntryDataWire<Each>;
  };
}[Type];

/** The hashed object of AU-02; data is JSON of the type's wire form. */
export const entrySchema = z.strictObject({
  v: z.literal(1),
  log: z.string().min(1).max(60),
  seq: z.int().min(0),
  ts: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  mono: z.string().regex(/^\d+$/),
  boot: z.string().min(1).max(60),
  actor: actorSchema,
  type: z.string().min(1).max(40),
  book: z.enum(['PAPER', 'LIVE', 'SYS']),
  data: z.json(),
  prev: hash,
});
export type Entry = z.output<typeof entrySchema>;

/** AU-13: A is committed before the effect it announces, B within 5 ms, C within 250 ms. */
export type DurabilityClass = 'A' | 'B' | 'C';
