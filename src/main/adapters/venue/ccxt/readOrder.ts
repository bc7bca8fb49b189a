/** Orders as either service of the venue reports them, in the desk's terms. Pure. */
import { z } from 'zod';
import { sides, type OrderTerms } from '../../../../shared/model/order.ts';
import type { VenueOrder } from '../../../ports/venue.ts';
import { ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import { venueOrderId, type ClientOrderId, type SymbolName } from '../../../../shared/values/ids.ts';
import { price, type Price } from '../../../../shared/values/price.ts';
import { quantity } from '../../../../shared/values/quantity.ts';
import { streamClientId } from './stream/streamClientId.ts';
import { amountField, idField, optionalAmount } from './venueFields.ts';

/** Absent on spot. */
const positionSide = z.enum(['BOTH', 'LONG', 'SHORT']).catch('BOTH');

const regularSchema = z.object({
  symbol: z.string(),
  orderId: idField,
  clientOrderId: z.string(),
  side: z.enum(sides),
  type: z.string(),
  status: z.string(),
  origQty: amountField,
  executedQty: amountField,
  price: optionalAmount,
  stopPrice: optionalAmount,
  timeInForce: z.string().optional(),
  reduceOnly: z.boolean().default(false),
  positionSide,
});

const algoSchema = z.object({
  symbol: z.string(),
  algoId: idField,
  clientAlgoId: z.string(),
  side: z.enum(sides),
  orderType: z.string(),
  algoStatus: z.string(),
  quantity: optionalAmount,
  price: optionalAmount,
  triggerPrice: optionalAmount,
  timeInForce: z.string().optional(),
  reduceOnly: z.boolean().default(false),
  closePosition: z.boolean().default(false),
  positionSide,
  actualOrderId: idField.optional(),
  actualQty: optionalAmount,
});

/** An order with what the adapter needs beside the desk's view of it. */
export interface ReportedOrder {
  readonly order: VenueOrder;
  readonly venueSymbol: string;
  /** The order that a triggered stop became; null before that and on regular orders. */
  readonly childId: string | null;
  /** Triggered or about to be: what it became decides how it stands. */
  readonly isTriggered: boolean;
}

export type NameOf = (venueSymbol: string) => SymbolName | null;

const STATUSES: Readonly<Record<string, VenueOrder['status']>> = {
  NEW: 'OPEN',
  PENDING_NEW: 'OPEN',
  PARTIALLY_FILLED: 'PARTIAL',
  FILLED: 'FILLED',
  CANCELED: 'CANCELED',
  PENDING_CANCEL: 'OPEN',
  REJECTED: 'REJECTED',
  EXPIRED: 'EXPIRED',
  EXPIRED_IN_MATCH: 'EXPIRED',
  TRIGGERING: 'OPEN',
  TRIGGERED: 'OPEN',
};

/** Null where the answer has another shape or the symbol is none the desk can name. */
export function readRegularOrder(body: unknown, nameOf: NameOf): ReportedOrder | null {
  const parsed = regularSchema.safeParse(body);
  const symbol = parsed.success ? nameOf(parsed.data.symbol) : null;
  if (!parsed.success || symbol === null) return null;
  const { orderId, clientOrderId, executedQty, status, origQty, ...row } = parsed.data;
  const known = STATUSES[status];
  if (known === undefined) return null;
  const terms = termsOf({ ...row, symbol, clientOrderId: streamClientId(clientOrderId, orderId), quantity: origQty });
  const order = { terms, venueOrderId: venueOrderId(orderId), status: known, filledQuantity: quantity(executedQty) };
  return { order, venueSymbol: row.symbol, childId: null, isTriggered: false };
}

/** A conditional order of USD-M. What it became after its trigger is another order. */
export function readAlgoOrder(body: unknown, nameOf: NameOf): ReportedOrder | null {
  const parsed = algoSchema.safeParse(body);
  const symbol = parsed.success ? nameOf(parsed.data.symbol) : null;
  if (!parsed.success || symbol === null) return null;
  const { algoId, clientAlgoId, algoStatus, orderType, triggerPrice, actualOrderId, actualQty, ...row } = parsed.data;
  const terms = termsOf({
    ...row,
    symbol,
    clientOrderId: streamClientId(clientAlgoId, algoId),
    type: orderType,
    stopPrice: triggerPrice,
    reduceOnly: row.reduceOnly || row.closePosition,
  });
  const status = algoStatus === 'FINISHED' ? finishedStatus(row.quantity, actualQty) : STATUSES[algoStatus];
  if (status === undefined) return null;
  const order = { terms, venueOrderId: venueOrderId(algoId), status, filledQuantity: quantity(actualQty) };
  const isTriggered = ['TRIGGERING', 'TRIGGERED', 'FINISHED'].includes(algoStatus);
  const childId = actualOrderId === undefined || actualOrderId === '' ? null : actualOrderId;
  return { order, venueSymbol: row.symbol, childId, isTriggered };
}

/** "Finished" says only that the child is over: what it executed tells how. */
const finishedStatus = (size: Decimal, executed: Decimal): VenueOrder['status'] =>
  executed.greaterThan(0) && executed.greaterThanOrEqualTo(size) ? 'FILLED' : 'CANCELED';

interface Row {
  readonly symbol: SymbolName;
  readonly clientOrderId: ClientOrderId;
  readonly side: OrderTerms['side'];
  readonly type: string;
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly stopPrice: Decimal;
  readonly timeInForce?: string | undefined;
  readonly reduceOnly: boolean;
  readonly positionSide: z.output<typeof positionSide>;
}

/** In hedge mode the flag is always false: what goes against its leg reduces it. */
const reduces = ({
  reduceOnly,
  positionSide: leg,
  side,
}: Pick<Row, 'reduceOnly' | 'positionSide' | 'side'>): boolean =>
  leg === 'BOTH' ? reduceOnly : (leg === 'LONG') === (side === 'SELL');

/** Types the desk does not place itself are shown as the nearest it knows. */
function termsOf({ symbol, clientOrderId, side, type, ...row }: Row): OrderTerms {
  const isStop = row.stopPrice.greaterThan(ZERO) && type !== 'LIMIT' && type !== 'MARKET';
  const isLimit = !isStop && type.startsWith('LIMIT');
  const { timeInForce = 'GTC' } = row;
  return {
    clientOrderId,
    symbol,
    side,
    type: isStop ? 'STOP_MARKET' : isLimit ? 'LIMIT' : 'MARKET',
    quantity: quantity(row.quantity),
    limitPrice: isLimit ? positivePrice(row.price) : null,
    triggerPrice: isStop ? positivePrice(row.stopPrice) : null,
    timeInForce: timeInForce === 'IOC' || timeInForce === 'FOK' ? timeInForce : 'GTC',
    reduceOnly: reduces({ ...row, side }),
    postOnly: type === 'LIMIT_MAKER' || timeInForce === 'GTX',
  };
}

const positivePrice = (value: Decimal): Price | null => (value.greaterThan(ZERO) ? price(value) : null);
