/** Orders, trades, positions and balances in the library's unified shapes, in the desk's terms. Pure; throws where an answer has another shape. */
import { z } from 'zod';
import type { VenueOrder, VenuePosition } from '../../../ports/venue.ts';
import { ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import { symbolName, symbolNameSchema, venueOrderId, type SymbolName } from '../../../../shared/values/ids.ts';
import { price, type Price } from '../../../../shared/values/price.ts';
import type { Side } from '../../../../shared/model/order.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { streamClientId } from '../ccxt/stream/streamClientId.ts';
import { amountField, idField, optionalAmount } from '../ccxt/venueFields.ts';
import { fromVenueQuantity, type MarketTable } from './marketTable.ts';

const sideField = z.enum(['buy', 'sell']).transform((side): Side => (side === 'buy' ? 'BUY' : 'SELL'));
const timeField = z
  .number()
  .nullish()
  .transform((time): UnixMs | null => (time == null ? null : unixMs(Math.trunc(time))));

const orderSchema = z.object({
  id: idField,
  clientOrderId: z.string().nullish(),
  symbol: z.string(),
  side: sideField,
  type: z.string().nullish(),
  status: z.string().nullish(),
  amount: optionalAmount,
  filled: optionalAmount,
  price: optionalAmount,
  triggerPrice: optionalAmount,
  stopLossPrice: optionalAmount,
  takeProfitPrice: optionalAmount,
  timeInForce: z.string().nullish(),
  reduceOnly: z.boolean().nullish(),
  postOnly: z.boolean().nullish(),
  timestamp: timeField,
});

/** An order with what the adapter needs beside the desk's view of it. */
export interface UnifiedOrder {
  readonly order: VenueOrder;
  /** The venue's own word for our id; empty where it names none. */
  readonly clientOrderId: string;
  readonly isConditional: boolean;
  /** A conditional order that is over without saying what it filled: what it became tells. */
  readonly isTriggered: boolean;
  readonly placedAt: UnixMs | null;
}

/** Null for an order in a symbol the desk cannot name, or one without a status. */
export function readUnifiedOrder(body: unknown, table: MarketTable): UnifiedOrder | null {
  const row = orderSchema.parse(body);
  const name = symbolNameSchema.safeParse(row.symbol);
  const listed = name.success ? table.get(name.data) : undefined;
  if (listed === undefined || row.status == null) return null;
  const size = fromVenueQuantity(listed, row.amount);
  const filled = fromVenueQuantity(listed, row.filled);
  const trigger = [row.triggerPrice, row.stopLossPrice, row.takeProfitPrice].find((each) => each.greaterThan(ZERO));
  const isConditional = trigger !== undefined;
  const isLimit = !isConditional && row.type !== 'market' && row.price.greaterThan(ZERO);
  const timeInForce = row.timeInForce === 'IOC' || row.timeInForce === 'FOK' ? row.timeInForce : 'GTC';
  const isTriggered = isConditional && row.status === 'closed' && filled.lessThan(size);
  return {
    clientOrderId: row.clientOrderId ?? '',
    isConditional,
    isTriggered,
    placedAt: row.timestamp,
    order: {
      venueOrderId: venueOrderId(row.id),
      status: statusOf(row.status, filled, size),
      filledQuantity: filled,
      terms: {
        clientOrderId: streamClientId(row.clientOrderId ?? '', row.id),
        symbol: listed.instrument.symbol,
        side: row.side,
        type: isConditional ? 'STOP_MARKET' : isLimit ? 'LIMIT' : 'MARKET',
        quantity: size,
        limitPrice: isLimit ? price(row.price) : null,
        triggerPrice: trigger === undefined ? null : price(trigger),
        timeInForce,
        reduceOnly: row.reduceOnly ?? false,
        postOnly: row.postOnly ?? row.timeInForce === 'PO',
      },
    },
  };
}

/** "closed" is over by filling, or over with what it got. Any other word counts as open: what it means is asked again. */
function statusOf(status: string, filled: Decimal, size: Decimal): VenueOrder['status'] {
  switch (status) {
    case 'closed':
      return filled.greaterThan(ZERO) && filled.greaterThanOrEqualTo(size) ? 'FILLED' : 'CANCELED';
    case 'canceled':
      return 'CANCELED';
    case 'expired':
      return 'EXPIRED';
    case 'rejected':
      return 'REJECTED';
    default:
      return filled.greaterThan(ZERO) ? 'PARTIAL' : 'OPEN';
  }
}

/** Orders of a list; rows the desk cannot name are left out. */
export const readUnifiedOrders = (body: unknown, table: MarketTable): readonly UnifiedOrder[] =>
  z
    .array(z.unknown())
    .parse(body)
    .flatMap((row) => readUnifiedOrder(row, table) ?? []);

const placedSchema = z.object({
  id: idField.pipe(z.string().min(1)),
  clientOrderId: z.string().nullish(),
  timestamp: timeField,
});

/** The answer to an order that was placed. Null where it names none. */
export function readPlaced(body: unknown): z.output<typeof placedSchema> | null {
  const parsed = placedSchema.safeParse(body);
  return parsed.success ? parsed.data : null;
}

const feeSchema = z.object({ cost: optionalAmount, currency: z.string().nullish() });
const tradeSchema = z.object({
  id: idField,
  order: idField.nullish(),
  timestamp: z.number().transform((time) => unixMs(Math.trunc(time))),
  side: sideField,
  amount: amountField,
  price: amountField,
  takerOrMaker: z.string().nullish(),
  fee: feeSchema.nullish(),
});
export type UnifiedTrade = z.output<typeof tradeSchema>;

/** Oldest first. Throws where the answer has another shape: fills are never skipped. */
export const readUnifiedTrades = (body: unknown): readonly UnifiedTrade[] =>
  z
    .array(tradeSchema)
    .parse(body)
    .toSorted((one, other) => one.timestamp - other.timestamp);

const positionSchema = z.object({
  symbol: z.string(),
  side: z.string().nullish(),
  contracts: optionalAmount,
  entryPrice: optionalAmount,
  markPrice: optionalAmount,
  liquidationPrice: optionalAmount,
  unrealizedPnl: optionalAmount,
  hedged: z.boolean().nullish(),
});

export interface UnifiedPositions {
  readonly positions: readonly VenuePosition[];
  /** Sum over all of them, in their settlement currency. */
  readonly unrealizedPnl: Decimal;
}

/** Open positions; legs of hedge mode stay apart. A position without an entry price stands at its mark. */
export function readUnifiedPositions(body: unknown, table: MarketTable): UnifiedPositions {
  const rows = z.array(positionSchema).parse(body);
  const both = new Set(rows.map(({ symbol }) => symbol).filter((symbol, at, all) => all.indexOf(symbol) !== at));
  const positions = rows.flatMap((row): readonly VenuePosition[] => {
    const name = symbolNameSchema.safeParse(row.symbol);
    const listed = name.success ? table.get(name.data) : undefined;
    if (listed === undefined || row.contracts.isZero()) return [];
    const isShort = row.side === 'short';
    const size = fromVenueQuantity(listed, row.contracts.abs());
    const isHedged = row.hedged === true || both.has(row.symbol);
    return [
      {
        symbol: listed.instrument.symbol,
        quantity: isShort ? fromVenueQuantity(listed, row.contracts.abs().neg()) : size,
        averageEntry: price(row.entryPrice.greaterThan(ZERO) ? row.entryPrice : row.markPrice),
        leg: isHedged ? (isShort ? 'SHORT' : 'LONG') : 'NET',
        liquidationPrice: positive(row.liquidationPrice),
      },
    ];
  });
  return { positions, unrealizedPnl: rows.reduce<Decimal>((sum, row) => sum.plus(row.unrealizedPnl), ZERO) };
}

const positive = (value: Decimal): Price | null => (value.greaterThan(ZERO) ? price(value) : null);

const balanceSchema = z.object({ total: z.record(z.string(), optionalAmount) });

/** Whole holdings by asset, what rests in orders included. */
export const readTotals = (body: unknown): ReadonlyMap<string, Decimal> =>
  new Map(Object.entries(balanceSchema.parse(body).total));

const tickerSchema = z.object({ last: amountField });
export const readLast = (body: unknown): Price => price(tickerSchema.parse(body).last);

const modeSchema = z.object({ hedged: z.boolean() });
export const readIsHedged = (body: unknown): boolean => modeSchema.parse(body).hedged;

const leverageSchema = z.object({ longLeverage: amountField.nullish(), marginMode: z.string().nullish() });

/** How one symbol is set up; null without a leverage. A margin mode that is not told counts as crossed, which the desk does not trade. */
export function readLeverage(
  body: unknown,
  symbol: string,
): {
  readonly symbol: SymbolName;
  readonly leverage: number;
  readonly marginMode: 'ISOLATED' | 'CROSSED';
} | null {
  const { longLeverage, marginMode } = leverageSchema.parse(body);
  if (longLeverage == null) return null;
  return {
    symbol: symbolName(symbol),
    leverage: longLeverage.toNumber(),
    marginMode: marginMode === 'isolated' ? 'ISOLATED' : 'CROSSED',
  };
}
