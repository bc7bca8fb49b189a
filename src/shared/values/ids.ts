/** Branded identifiers. Client order ids are ours and made before sending (CV-10); venue order ids and trade ids are the venue's. */
import { z } from 'zod';
import type { Brand } from '../base/brand.ts';

export type SymbolName = Brand<string, 'SymbolName'>;
export type ClientOrderId = Brand<string, 'ClientOrderId'>;
export type VenueOrderId = Brand<string, 'VenueOrderId'>;
export type TradeId = Brand<string, 'TradeId'>;

/** "BTC/USDT", or "BTC/USDT:USDT" for a derivative. */
const SYMBOL = /^[A-Z0-9]{1,20}\/[A-Z0-9]{1,12}(?::[A-Z0-9]{1,12})?$/;
/** Venues take at most 32 to 36 characters of this alphabet (ES-05). */
const CLIENT_ORDER_ID = /^[A-Za-z0-9_-]{1,32}$/;

export const symbolNameSchema = z
  .string()
  .regex(SYMBOL, 'expected a symbol such as BTC/USDT')
  .transform((text) => text as SymbolName);
export const clientOrderIdSchema = z
  .string()
  .regex(CLIENT_ORDER_ID, 'expected 1 to 32 of A-Z a-z 0-9 _ -')
  .transform((text) => text as ClientOrderId);
export const venueOrderIdSchema = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text as VenueOrderId);
export const tradeIdSchema = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text as TradeId);

export const symbolName = (text: string): SymbolName => symbolNameSchema.parse(text);
export const clientOrderId = (text: string): ClientOrderId => clientOrderIdSchema.parse(text);
export const venueOrderId = (text: string): VenueOrderId => text as VenueOrderId;
export const tradeId = (text: string): TradeId => text as TradeId;
