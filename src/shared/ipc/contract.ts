/**
 * The only thing either transport carries: every command with its input and output schema, every event with its payload schema.
 * Main must implement all of it to compile; the preload and the WebSocket client expose exactly it.
 */
import { z } from 'zod';
import { candleSchema, intervalSchema } from '../model/candle.ts';
import { stopSources } from '../model/incident.ts';
import { tradingModes } from '../model/mode.ts';
import { sides, timesInForce } from '../model/order.ts';
import { riskCheckSchema, sizingSchema } from '../model/risk.ts';
import { decimalTextSchema } from '../values/decimal.ts';
import { backtestCommands } from './contractBacktest.ts';
import { externalCommands } from './contractExternal.ts';
import { journalCommands } from './contractJournal.ts';
import { riskCommands } from './contractRisk.ts';
import { venueCommands } from './contractVenue.ts';
import { alertKeySchema, idSchema, symbolSchema } from './fields.ts';
import { viewPatchSchema, viewSnapshotSchema } from './view.ts';

const nothing = z.strictObject({});

/** The ticket: a stop is required for entries, the size is computed and can only be lowered (UI-48). */
export const ticketSchema = z.strictObject({
  symbol: symbolSchema,
  side: z.enum(sides),
  type: z.enum(['MARKET', 'LIMIT']),
  /** Limit price; null for a market order. */
  entry: decimalTextSchema.nullable(),
  /** Protective stop; null asks for the automatic stop where autoStop is set, and is refused otherwise (PS-10). */
  stop: decimalTextSchema.nullable(),
  autoStop: z.boolean(),
  /** Upper bound set by hand; null takes the computed size. */
  quantity: decimalTextSchema.nullable(),
  timeInForce: z.enum(timesInForce),
  postOnly: z.boolean(),
});
export type Ticket = z.output<typeof ticketSchema>;

/** Sizing and every check the order would meet now; nothing is sent. */
export const previewSchema = z.strictObject({
  ok: z.boolean(),
  /** Quantity that would be sent; "0" when refused. */
  quantity: decimalTextSchema,
  entryPrice: decimalTextSchema.nullable(),
  stopPrice: decimalTextSchema.nullable(),
  sizing: sizingSchema.nullable(),
  /** The size after lowering by hand, with its notional and its loss if stopped; null where none could be computed. */
  proposed: z
    .strictObject({
      quantity: decimalTextSchema,
      notional: decimalTextSchema,
      riskAmount: decimalTextSchema,
      riskFraction: decimalTextSchema,
    })
    .nullable(),
  checks: z.array(riskCheckSchema),
  /** Refusal texts of UI-73, worst first; empty when ok. */
  refusals: z.array(z.string().max(400)),
  /** Size and usual size where only that difference stands against the order: a person may confirm it (RC-06); else null. */
  unusual: z.strictObject({ quantity: decimalTextSchema, usual: decimalTextSchema }).nullable(),
});
export type Preview = z.output<typeof previewSchema>;

const findingSchema = z.strictObject({
  seq: z.int().min(-1),
  code: z.string().max(40),
  expected: z.string().max(200),
  actual: z.string().max(200),
});
export const verificationSchema = z.strictObject({
  ok: z.boolean(),
  entries: z.int().min(0),
  from: z.int().min(0),
  to: z.int().min(-1),
  head: z.string(),
  findings: z.array(findingSchema),
  durationMs: z.number(),
});
export type Verification = z.output<typeof verificationSchema>;

const accepted = z.strictObject({ clientOrderId: z.string() });

/** Input and output of every command. */
export const commands = {
  getSnapshot: { input: nothing, output: viewSnapshotSchema },
  getCandles: {
    input: z.strictObject({ symbol: symbolSchema, interval: intervalSchema, limit: z.int().min(1).max(1_000) }),
    output: z.strictObject({ candles: z.array(candleSchema), interval: intervalSchema }),
  },
  /** T1: opens the paper book. Equity defaults to the settings. */
  enterPaper: {
    input: z.strictObject({ equity: decimalTextSchema.nullable() }),
    output: nothing,
  },
  previewOrder: { input: ticketSchema, output: previewSchema },
  placeOrder: { input: ticketSchema, output: accepted },
  /** RC-06: one ticket far above the usual size, all other limits in force. The passphrase is checked by the desk and goes no farther. */
  overrideSize: {
    input: z.strictObject({
      /** With the quantity that was shown: never more than that is sent. */
      ticket: ticketSchema.extend({ quantity: decimalTextSchema }),
      reason: z.string().max(120),
      passphrase: z.string().max(200).meta({ secret: true }).nullable(),
    }),
    output: accepted,
  },
  cancelOrder: { input: z.strictObject({ clientOrderId: idSchema }), output: nothing },
  cancelEntries: { input: nothing, output: z.strictObject({ canceled: z.int().min(0) }) },
  closePosition: {
    input: z.strictObject({ symbol: symbolSchema, part: z.enum(['ALL', 'HALF']) }),
    output: accepted,
  },
  moveStop: { input: z.strictObject({ symbol: symbolSchema, stop: decimalTextSchema }), output: nothing },
  startStrategy: { input: z.strictObject({ strategy: idSchema }), output: nothing },
  stopStrategy: { input: z.strictObject({ strategy: idSchema }), output: nothing },
  /** SM-24: no entries, stops stay. */
  pause: { input: nothing, output: nothing },
  /** What the page sees of its machine (SM-20): battery, 0 to 1, and whether the network is paid by volume; null where it cannot tell. */
  reportMachine: {
    input: z.strictObject({
      battery: z.strictObject({ level: z.number().min(0).max(1), charging: z.boolean() }).nullable(),
      metered: z.boolean().nullable(),
    }),
    output: nothing,
  },
  /** Ends a pause; never leaves an emergency stop. */
  unpause: { input: nothing, output: nothing },
  /** Idempotent: pressing again appends a trigger (ES-05); the same press sent again, by its id, counts once. */
  emergencyStop: {
    input: z.strictObject({ source: z.enum(stopSources), press: idSchema.optional() }),
    output: z.strictObject({ incident: z.string(), entriesBlocked: z.literal(true) }),
  },
  retryStop: { input: nothing, output: nothing },
  /** UI-35, once a host has asked: stay, leave the stops at the venue working, or close first. The phrase is for positions without one. */
  decideQuit: {
    input: z.strictObject({ how: z.enum(['KEEP', 'LEAVE', 'CLOSE']), phrase: z.string().max(40) }),
    output: nothing,
  },
  /** ES-07: a person closed or canceled by hand at the venue. The passphrase is checked by the desk and goes no farther. */
  markHandled: {
    input: z.strictObject({
      /** Of the leg. */
      key: z.string().min(1).max(80),
      reason: z.string().max(400),
      passphrase: z.string().max(200).meta({ secret: true }).nullable(),
    }),
    output: z.strictObject({ text: z.string().max(400) }),
  },
  /** T7: phrase RESUME, reason of at least 10 characters; the book stays paused (DD-4). */
  resume: {
    input: z.strictObject({ mode: z.enum(tradingModes), phrase: z.string().max(40), reason: z.string().max(400) }),
    output: nothing,
  },
  acknowledgeAlert: { input: z.strictObject({ key: alertKeySchema }), output: nothing },
  controlReplay: {
    input: z.discriminatedUnion('action', [
      z.strictObject({ action: z.literal('pause') }),
      z.strictObject({ action: z.literal('play') }),
      /** One bar of the feed's interval, then pause. */
      z.strictObject({ action: z.literal('step') }),
      /** Plays at full speed up to the time, then goes on as before. */
      z.strictObject({ action: z.literal('jump'), to: z.int().min(0) }),
      /** Feed milliseconds per wall millisecond; null is full speed. */
      z.strictObject({ action: z.literal('speed'), speed: z.number().min(0.1).max(1_000_000).nullable() }),
    ]),
    output: nothing,
  },
  verifyJournal: { input: nothing, output: verificationSchema },
  /** The ticket sized and checked under the limits of any rung (UI-54); nothing is sent. */
  whatIfOrder: {
    input: z.strictObject({ ticket: ticketSchema, mode: z.enum(tradingModes) }),
    output: z.strictObject({ preview: previewSchema, sentence: z.string().max(400) }),
  },
  ...journalCommands,
  ...externalCommands,
  ...riskCommands,
  ...backtestCommands,
  ...venueCommands,
} as const;

export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as readonly CommandName[];
export type CommandInput<Name extends CommandName> = z.output<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = z.output<(typeof commands)[Name]['output']>;

/** Payload of every event. Events carry one common number; a gap means: ask for a new snapshot. */
export const events = {
  viewPatched: viewPatchSchema,
  /** A notification was clicked, or another start asked for the window: show this. */
  attentionRequested: z.strictObject({ alertKey: z.string().nullable(), text: z.string().max(200) }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;
export type DeskEvent = {
  [Name in EventName]: { readonly seq: number; readonly event: Name; readonly payload: EventPayload<Name> };
}[EventName];

/** What the command line may do: look, or make things safer. It can never resume, promote or add risk. */
export const safeCommands = [
  'getSnapshot',
  'cancelEntries',
  'pause',
  'emergencyStop',
  'retryStop',
  'verifyJournal',
] as const satisfies readonly CommandName[];
