/** One row of the venue's own fill history. Pure. */
import { z } from 'zod';
import type { Fill } from '../../../../shared/model/fill.ts';
import type { ClientOrderId, SymbolName } from '../../../../shared/values/ids.ts';
import { price } from '../../../../shared/values/price.ts';
import { quantity } from '../../../../shared/values/quantity.ts';
import { reportedFee, type ReportedFee } from './stream/reportedFee.ts';
import { venueTradeId } from './stream/venueTradeId.ts';
import { amountField, idField, timeField } from './venueFields.ts';
import type { Price } from '../../../../shared/values/price.ts';

const shared = {
  symbol: z.string(),
  id: idField,
  orderId: idField,
  price: amountField,
  qty: amountField,
  commission: amountField,
  commissionAsset: z.string(),
  time: timeField,
};
const spotTrade = z.object({ ...shared, isBuyer: z.boolean(), isMaker: z.boolean() });
const perpTrade = z
  .object({ ...shared, buyer: z.boolean(), maker: z.boolean() })
  .transform(({ buyer, maker, ...row }) => ({ ...row, isBuyer: buyer, isMaker: maker }));
const tradeRows = z.array(z.union([spotTrade, perpTrade]));

export type TradeRow = z.output<typeof spotTrade>;

/** Oldest first. Throws where the answer has another shape: fills are never skipped. */
export const readTrades = (body: unknown): readonly TradeRow[] =>
  tradeRows.parse(body).toSorted((one, other) => one.time - other.time || compareIds(one.id, other.id));

/** Ids are integers of any length, as text. */
const compareIds = (one: string, other: string): number =>
  one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);

export interface TradeContext {
  readonly symbol: SymbolName;
  readonly clientOrderId: ClientOrderId;
  readonly currency: string;
  readonly rateOf: (asset: string) => Price | null;
}

/** The row as a fill of our order. */
export function readFill(row: TradeRow, context: TradeContext): Omit<Fill, 'book'> {
  const { symbol, clientOrderId } = context;
  const side = row.isBuyer ? 'BUY' : 'SELL';
  const at = price(row.price);
  return {
    tradeId: venueTradeId(row.symbol, row.id),
    clientOrderId,
    symbol,
    side,
    quantity: quantity(row.qty),
    price: at,
    ...feeOf(row, context),
    liquidity: row.isMaker ? 'MAKER' : 'TAKER',
    venueTime: row.time,
  };
}

function feeOf(row: TradeRow, { symbol, currency, rateOf }: TradeContext): ReportedFee {
  const charged = {
    amount: row.commission,
    asset: row.commissionAsset,
    symbol,
    side: row.isBuyer ? ('BUY' as const) : ('SELL' as const),
    price: price(row.price),
  };
  return reportedFee(charged, currency, rateOf);
}
