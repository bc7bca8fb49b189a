/** Log lines of the view from journal entries: the same lines live and after a restart. */
import type { LogLine } from '../../shared/ipc/view.ts';
import type { EntryDataWire, EntryDraft } from '../../shared/model/entry.ts';
import type { OrderRole, Side } from '../../shared/model/order.ts';
import { decimal, decimalText } from '../../shared/values/decimal.ts';

const BPS = 10_000;

/** Fill against the price it was decided at, basis points, below zero is worse for us (ME-18); null where that is unknown. */
export function slippageBps(side: Side, fillPrice: string, decisionPrice: string | null): string | null {
  if (decisionPrice === null) return null;
  const decided = decimal(decisionPrice);
  const difference = decimal(fillPrice).minus(decided).div(decided).mul(decimal(BPS));
  return decimalText((side === 'BUY' ? difference.neg() : difference).toDecimalPlaces(4));
}

/** Line of the fills log. */
export function fillLine(
  data: EntryDataWire<'FILL'>,
  order: { readonly role: OrderRole; readonly decisionPrice: string } | null,
): LogLine<'fills'> {
  const { fill } = data;
  return {
    tradeId: fill.tradeId,
    orderId: fill.clientOrderId,
    book: fill.book,
    symbol: fill.symbol,
    side: fill.side,
    role: order?.role ?? 'EXIT',
    quantity: fill.quantity,
    price: fill.price,
    fee: fill.fee,
    ...(fill.unpricedFee === undefined ? {} : { unpricedFee: `${fill.unpricedFee.amount} ${fill.unpricedFee.asset}` }),
    slippageBps: slippageBps(fill.side, fill.price, order?.decisionPrice ?? null),
    at: fill.venueTime,
  };
}

/** Line of the trades log, when the fill completed a round trip. */
export function tradeLine(data: EntryDataWire<'FILL'>): LogLine<'trades'> | null {
  const { trade } = data;
  if (trade === null) return null;
  return {
    number: trade.number,
    book: trade.book,
    symbol: trade.symbol,
    side: trade.side,
    quantity: trade.quantity,
    entry: shortened(trade.entryPrice),
    exit: shortened(trade.exitPrice),
    netPnl: shortened(trade.netPnl),
    fees: shortened(trade.fees),
    rMultiple: trade.rMultiple === null ? null : shortened(trade.rMultiple),
    reason: trade.reason,
    source: trade.source,
    openedAt: trade.openedAt,
    closedAt: trade.closedAt,
  };
}

/** Averages carry 18 places in the journal; twelve are more than any tick needs. */
export const shortened = (text: string): string => decimalText(decimal(text).toDecimalPlaces(12));

/** True for a draft of the type, with its data typed. */
export const isDraft = <Type extends EntryDraft['type']>(
  draft: EntryDraft,
  type: Type,
): draft is Extract<EntryDraft, { readonly type: Type }> => draft.type === type;
