/** One emergency stop from trigger to resume: steps with their times, one leg per order canceled or position closed (ES-01..ES-12). */
import { z } from 'zod';
import { decimalSchema } from '../values/decimal.ts';
import { clientOrderIdSchema, symbolNameSchema } from '../values/ids.ts';
import { moneySchema } from '../values/money.ts';
import { priceSchema } from '../values/price.ts';
import { unixMsSchema } from '../values/time.ts';
import { books, stopPhases } from './mode.ts';
import { sides } from './order.ts';

export const stopCauses = ['MANUAL', 'DAILY_LOSS', 'DRAWDOWN', 'CORRELATION', 'LATENCY', 'TECHNICAL', 'DRILL'] as const;
export type StopCause = (typeof stopCauses)[number];
/** Where a manual stop came from (UI-29). */
export const stopSources = ['button', 'hotkey', 'tray', 'menu', 'cli', 'engine'] as const;
export type StopSource = (typeof stopSources)[number];

export const stopSteps = [
  'latch',
  'blocked',
  'snapshot',
  'cancels',
  'closes',
  'flat',
  'stops',
  'verified',
  'report',
] as const;
export type StopStep = (typeof stopSteps)[number];

export const stopStepSchema = z.strictObject({
  step: z.enum(stopSteps),
  state: z.enum(['todo', 'active', 'done', 'failed']),
  /** Milliseconds from the trigger to done, engine clock; null until then. */
  ms: z.number().min(0).nullable(),
});

export const legStates = [
  'QUEUED',
  'SENT',
  'PARTIAL',
  'FILLED',
  'FLAT',
  'UNKNOWN',
  'REJECTED',
  'HALTED',
  'DUST',
  'RESIDUAL',
  'CANCELED',
] as const;

export const stopLegSchema = z.strictObject({
  /** Legs of versions with one book were all paper. */
  book: z.enum(books).prefault('PAPER'),
  /** Symbol and what is done with it: the client order id for cancels, "close:{symbol}" for closes. */
  key: z.string().min(1).max(80),
  kind: z.enum(['CANCEL', 'CLOSE']),
  symbol: symbolNameSchema,
  /** Of the closing order, or of the order that is canceled. */
  side: z.enum(sides),
  /** Unsigned quantity at the venue when planned. */
  atVenue: decimalSchema,
  orderId: clientOrderIdSchema.nullable(),
  attempt: z.int().min(0),
  /** Milliseconds from the trigger, engine clock. */
  sentMs: z.number().nullable(),
  filledQuantity: decimalSchema,
  averagePrice: priceSchema.nullable(),
  /** Against the mid at the trigger, basis points, negative is worse. */
  slippageBps: decimalSchema.nullable(),
  /** Mid at the trigger. */
  referencePrice: priceSchema.nullable(),
  state: z.enum(legStates),
  note: z.string().max(300),
});
export type StopLeg = z.output<typeof stopLegSchema>;

export const handledStates = ['CLAIMED', 'CONFIRMED', 'REFUTED'] as const;

/** A leg that a person says was handled by hand at the venue; its next snapshot confirms it, or the leg is back (ES-07). */
export const handledLegSchema = z.strictObject({
  book: z.enum(books),
  /** Of the leg it was said of. */
  key: z.string().min(1).max(80),
  kind: z.enum(['CANCEL', 'CLOSE']),
  symbol: symbolNameSchema,
  side: z.enum(sides),
  by: z.string().max(60),
  /** How that person was authenticated; empty in a book without real orders. */
  authMethod: z.string().max(40),
  reason: z.string().max(400),
  at: unixMsSchema,
  state: z.enum(handledStates),
  /** When the venue was heard; null until then. */
  settledAt: unixMsSchema.nullable(),
  /** What the venue still had; empty while nothing is known, and when it was gone. */
  found: z.string().max(300),
});
export type HandledLeg = z.output<typeof handledLegSchema>;

export const incidentSchema = z.strictObject({
  /** "I7": used in ES-I7-BTC-B-1 (ES-05). */
  id: z.string().regex(/^I\d+$/),
  /** The book of the mode; the other one is closed with it and has legs of its own. */
  book: z.enum(books),
  cause: z.enum(stopCauses),
  /** Other causes that joined it, oldest first; absent where none did (ES-05). */
  furtherCauses: z.array(z.enum(stopCauses)).optional(),
  source: z.enum(stopSources),
  text: z.string().max(300),
  /** Further triggers while the incident is open (ES-05). */
  triggers: z.int().min(1),
  startedAt: unixMsSchema,
  phase: z.enum(stopPhases),
  steps: z.array(stopStepSchema),
  legs: z.array(stopLegSchema),
  flatAt: unixMsSchema.nullable(),
  cooldownEndsAt: unixMsSchema.nullable(),
  /** Fees and slippage of the closing orders of the incident's own book, account currency. */
  cost: moneySchema,
  unresolvedAt: unixMsSchema.nullable(),
  /** What was handled by hand, oldest first; absent where nothing was. */
  handled: z.array(handledLegSchema).optional(),
});
export type Incident = z.output<typeof incidentSchema>;
