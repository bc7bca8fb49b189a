/** Orders: our instruction, its life cycle status, and the role that decides which gate it has passed. */
import { z } from 'zod';
import { decimalSchema } from '../values/decimal.ts';
import { clientOrderIdSchema, symbolNameSchema, venueOrderIdSchema } from '../values/ids.ts';
import { moneySchema } from '../values/money.ts';
import { priceSchema } from '../values/price.ts';
import { quantitySchema } from '../values/quantity.ts';
import { unixMsSchema } from '../values/time.ts';
import { books } from './mode.ts';

export const sides = ['BUY', 'SELL'] as const;
export type Side = (typeof sides)[number];
export const oppositeSide = (side: Side): Side => (side === 'BUY' ? 'SELL' : 'BUY');

/** MARKET and LIMIT as named; STOP_MARKET rests at the venue and becomes a market order when the trigger price trades. */
export const orderTypes = ['MARKET', 'LIMIT', 'STOP_MARKET'] as const;
export type OrderType = (typeof orderTypes)[number];

/** ENTRY adds risk; EXIT, STOP (protective) and EMERGENCY only reduce it. */
export const orderRoles = ['ENTRY', 'EXIT', 'STOP', 'EMERGENCY'] as const;
export type OrderRole = (typeof orderRoles)[number];

export const timesInForce = ['GTC', 'IOC', 'FOK'] as const;

export const orderStatuses = [
  'INTENDED',
  'IN_FLIGHT',
  'OPEN',
  'PARTIAL',
  'UNKNOWN',
  'FILLED',
  'CANCELED',
  'EXPIRED',
  'DENIED',
  'REJECTED',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];
export const terminalStatuses = ['FILLED', 'CANCELED', 'EXPIRED', 'DENIED', 'REJECTED'] as const;
export const isTerminal = (status: OrderStatus): boolean => (terminalStatuses as readonly string[]).includes(status);

/** What is sent to a venue. Quantities are unsigned. */
export const orderTermsSchema = z.strictObject({
  clientOrderId: clientOrderIdSchema,
  symbol: symbolNameSchema,
  side: z.enum(sides),
  type: z.enum(orderTypes),
  quantity: quantitySchema,
  /** Limit price; null for market and stop-market orders. */
  limitPrice: priceSchema.nullable(),
  /** Trigger of a STOP_MARKET; null otherwise. */
  triggerPrice: priceSchema.nullable(),
  timeInForce: z.enum(timesInForce),
  reduceOnly: z.boolean(),
  postOnly: z.boolean(),
});
export type OrderTerms = z.output<typeof orderTermsSchema>;

export const orderSchema = orderTermsSchema.extend({
  book: z.enum(books),
  role: z.enum(orderRoles),
  /** "manual", "engine", or a strategy id. */
  source: z.string().min(1).max(40),
  /** What one signal is known by; a signal and leg is used once (RC-08). */
  signalId: z.string().min(1).max(80),
  reason: z.string().max(200),
  status: z.enum(orderStatuses),
  venueOrderId: venueOrderIdSchema.nullable(),
  filledQuantity: decimalSchema,
  /** Average fill price; null before the first fill. */
  averagePrice: priceSchema.nullable(),
  /** Protective stop planned with an entry; null on all other roles. */
  stopPrice: priceSchema.nullable(),
  /** Quantity x loss per unit at the gate (PS-09), in account currency; 0 for reducing orders. */
  plannedRisk: moneySchema,
  /** Price the decision was made at, for slippage (ME-18). */
  decisionPrice: priceSchema,
  createdAt: unixMsSchema,
  updatedAt: unixMsSchema,
  /** Venue code and words, or the reason of a denial; empty while all is well. */
  note: z.string().max(400),
});
export type Order = z.output<typeof orderSchema>;
export type OrderWire = z.input<typeof orderSchema>;
