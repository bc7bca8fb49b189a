/** Orders with valid defaults: a market buy of 0.1, and the same order as the desk records it. */
import type { z } from 'zod';
import {
  orderSchema,
  orderTermsSchema,
  type Order,
  type OrderTerms,
  type OrderWire,
} from '../../src/shared/model/order.ts';

export type TermsWire = z.input<typeof orderTermsSchema>;

const TERMS: TermsWire = {
  clientOrderId: 'A-1',
  symbol: 'BTC/USDT:USDT',
  side: 'BUY',
  type: 'MARKET',
  quantity: '0.1',
  limitPrice: null,
  triggerPrice: null,
  timeInForce: 'GTC',
  reduceOnly: false,
  postOnly: false,
};

/** A limit price makes it a limit order, a trigger price a stop, unless the type is given. */
export function buildTerms(overrides: Partial<TermsWire> = {}): OrderTerms {
  return orderTermsSchema.parse({ ...TERMS, type: typeOf(overrides), ...overrides });
}

export function buildOrder(overrides: Partial<OrderWire> = {}): Order {
  return orderSchema.parse({
    ...TERMS,
    type: typeOf(overrides),
    book: 'PAPER',
    role: 'ENTRY',
    source: 'manual',
    signalId: 'signal-1',
    reason: 'Test',
    status: 'OPEN',
    venueOrderId: 'P-A-1',
    filledQuantity: '0',
    averagePrice: null,
    stopPrice: null,
    plannedRisk: '0',
    decisionPrice: '60000',
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    note: '',
    ...overrides,
  });
}

function typeOf(overrides: Partial<TermsWire>): TermsWire['type'] {
  if (typeof overrides.triggerPrice === 'string') return 'STOP_MARKET';
  return typeof overrides.limitPrice === 'string' ? 'LIMIT' : 'MARKET';
}
