/** Events of the spot user stream, without the subscription they are wrapped in. */
import { ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { SimOrder, SimTrade } from '../orders/simOrder.ts';
import type { SpotAccount } from './spotAccount.ts';

export type SpotEvent = Readonly<Record<string, unknown>>;

const places = (value: Decimal): string => value.toFixed(8);

/** The venue's words for why an order expired, on the stream only. */
const EXPIRY_TEXTS: Readonly<Record<string, string>> = {
  IOC: 'UNFILLED_IOC_QUANTITY_EXPIRED',
  FOK: 'UNFILLED_FOK_ORDER_EXPIRED',
  NO_LIQUIDITY: 'INSUFFICIENT_LIQUIDITY',
};

export interface ReportContext {
  readonly now: number;
  readonly executionId: number;
  readonly trade?: SimTrade;
  /** Id of the cancel that took the order off. */
  readonly cancelId?: string;
}

export function executionReport(order: SimOrder, execution: string, context: ReportContext): SpotEvent {
  const { trade, cancelId } = context;
  const { clientOrderId, side, type, timeInForce, stpMode, stopPrice, quoteQuantity } = order.terms;
  const expiry = EXPIRY_TEXTS[order.expiryReason];
  return {
    e: 'executionReport',
    E: context.now,
    s: order.symbol,
    c: cancelId ?? clientOrderId,
    S: side,
    o: type,
    f: timeInForce,
    q: places(order.quantity),
    p: places(order.price),
    P: places(stopPrice),
    F: '0.00000000',
    g: -1,
    C: cancelId === undefined ? '' : clientOrderId,
    x: execution,
    X: order.status,
    r: 'NONE',
    i: order.orderId,
    l: places(trade?.quantity ?? ZERO),
    z: places(order.executed),
    L: places(trade?.price ?? ZERO),
    n: trade === undefined ? '0' : places(trade.fee),
    N: trade?.feeAsset ?? null,
    T: order.updatedAt,
    t: trade?.id ?? -1,
    I: context.executionId,
    w: order.isOpen && order.isWorking,
    m: trade?.isMaker ?? false,
    M: false,
    O: order.createdAt,
    Z: places(order.executedQuote),
    Y: places(trade === undefined ? ZERO : trade.price.mul(trade.quantity)),
    Q: places(quoteQuantity),
    W: order.workingAt,
    V: stpMode,
    ...(expiry === undefined ? {} : { eR: expiry }),
  };
}

export const accountPosition = (account: SpotAccount, assets: readonly string[], now: number): SpotEvent => ({
  e: 'outboundAccountPosition',
  E: now,
  u: now,
  B: assets.map((asset) => {
    const { free, locked } = account.balance(asset);
    return { a: asset, f: places(free), l: places(locked) };
  }),
});

export const balanceUpdate = (asset: string, delta: Decimal, now: number): SpotEvent => ({
  e: 'balanceUpdate',
  E: now,
  a: asset,
  d: places(delta),
  T: now,
});
