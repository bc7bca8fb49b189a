/** Events of the USD-M user stream. */
import { decimalText, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { OrderStatus, SimOrder, SimTrade } from '../orders/simOrder.ts';
import type { Position } from './position.ts';
import type { UsdmAccount } from './usdmAccount.ts';

export type UserEvent = Readonly<Record<string, unknown>>;

/** Numbers of `er`: why an order is gone. */
const EXPIRY_NUMBERS: Readonly<Record<string, string>> = {
  STP: '1',
  IOC: '2',
  FOK: '2',
  NO_LIQUIDITY: '2',
  REDUCE_ONLY: '4',
  LIQUIDATION: '5',
  DELISTED: '7',
};

export function orderTradeUpdate(
  order: SimOrder,
  execution: 'NEW' | 'CANCELED' | 'TRADE' | 'CALCULATED' | 'EXPIRED' | 'AMENDMENT' | 'TRADE_PREVENTION',
  { now, trade }: { readonly now: number; readonly trade?: SimTrade },
): UserEvent {
  const { instrument, side, type, timeInForce, positionSide, reduceOnly, closePosition, stpMode } = order.terms;
  const fill =
    trade === undefined
      ? { l: '0', L: '0', n: '0', t: 0, m: false, rp: '0' }
      : {
          l: instrument.quantityText(trade.quantity),
          L: instrument.priceText(trade.price),
          n: trade.fee.toFixed(8),
          t: trade.id,
          m: trade.isMaker,
          rp: trade.realizedPnl.toFixed(8),
        };
  return {
    e: 'ORDER_TRADE_UPDATE',
    E: now,
    T: order.updatedAt,
    o: {
      s: order.symbol,
      c: order.terms.clientOrderId,
      S: side,
      o: type,
      f: timeInForce,
      q: instrument.quantityText(order.quantity),
      p: instrument.priceText(order.price),
      ap: order.averagePrice.toFixed(5),
      sp: decimalText(order.terms.stopPrice),
      x: execution,
      X: order.status,
      i: order.orderId,
      l: fill.l,
      z: instrument.quantityText(order.executed),
      L: fill.L,
      n: fill.n,
      N: trade?.feeAsset ?? 'USDT',
      T: order.updatedAt,
      t: fill.t,
      b: '0',
      a: '0',
      m: fill.m,
      R: reduceOnly,
      wt: 'CONTRACT_PRICE',
      ot: order.terms.origType,
      ps: positionSide,
      cp: closePosition,
      rp: fill.rp,
      pP: false,
      si: 0,
      ss: 0,
      V: stpMode,
      pm: 'NONE',
      gtd: order.terms.goodTillDate,
      er: EXPIRY_NUMBERS[order.expiryReason] ?? '0',
    },
  };
}

/** Execution type that reports an order taken off with that status. */
export const endExecution = (status: OrderStatus): 'CANCELED' | 'EXPIRED' | 'TRADE_PREVENTION' =>
  status === 'CANCELED' ? 'CANCELED' : status === 'EXPIRED_IN_MATCH' ? 'TRADE_PREVENTION' : 'EXPIRED';

export function accountUpdate(
  account: UsdmAccount,
  reason: string,
  { now, change = ZERO, positions = [] }: { now: number; change?: Decimal; positions?: readonly Position[] },
): UserEvent {
  const balance = {
    a: 'USDT',
    wb: account.wallet().toFixed(8),
    cw: account.crossWallet.toFixed(8),
    bc: decimalText(change),
  };
  return {
    e: 'ACCOUNT_UPDATE',
    E: now,
    T: now,
    a: {
      m: reason,
      B: [balance],
      P: positions.map((position) => ({
        s: position.instrument.symbol,
        pa: decimalText(position.amount),
        ep: decimalText(position.entry.toDecimalPlaces(8)),
        bep: decimalText(position.entry.toDecimalPlaces(8)),
        cr: position.realized.toFixed(8),
        up: account.profit(position).toFixed(8),
        mt: account.isIsolated(position) ? 'isolated' : 'cross',
        iw: decimalText(position.isolatedWallet.toDecimalPlaces(8)),
        ps: position.side,
        ma: 'USDT',
      })),
    },
  };
}

export const tradeLite = (order: SimOrder, trade: SimTrade, now: number): UserEvent => ({
  e: 'TRADE_LITE',
  E: now,
  T: trade.time,
  s: order.symbol,
  q: order.terms.instrument.quantityText(order.quantity),
  p: order.terms.instrument.priceText(order.price),
  m: trade.isMaker,
  c: order.terms.clientOrderId,
  S: order.terms.side,
  L: order.terms.instrument.priceText(trade.price),
  l: order.terms.instrument.quantityText(trade.quantity),
  t: trade.id,
  i: order.orderId,
});

/** Advisory: margin is close to maintenance. */
export const marginCall = (account: UsdmAccount, now: number, markText: (position: Position) => string): UserEvent => ({
  e: 'MARGIN_CALL',
  E: now,
  cw: account.crossWallet.toFixed(8),
  p: account.positions().map((position) => ({
    s: position.instrument.symbol,
    ps: position.side,
    pa: decimalText(position.amount),
    mt: account.isIsolated(position) ? 'ISOLATED' : 'CROSSED',
    iw: decimalText(position.isolatedWallet),
    mp: markText(position),
    up: account.profit(position).toFixed(8),
    mm: account.maintenance(position).toFixed(8),
  })),
});

export const leverageUpdate = (symbol: string, leverage: number, now: number): UserEvent => ({
  e: 'ACCOUNT_CONFIG_UPDATE',
  E: now,
  T: now,
  ac: { s: symbol, l: leverage },
});
