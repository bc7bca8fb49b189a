/** Liquidation: where it happens and what the venue does then. */
import { maxDecimal, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import { SimOrder } from '../orders/simOrder.ts';
import type { Position } from './position.ts';
import type { UsdmAccount } from './usdmAccount.ts';
import { marginCall } from './usdmEvents.ts';
import type { UsdmVenue } from './usdmVenue.ts';

/** Margin calls go out when the balance is below this multiple of maintenance. */
const WARNING_RATIO = '1.25';

/** Mark at which the margin is used up, maintenance held as it is now; 0 when there is none. `state` is the account's, for whoever asks of many. */
export function liquidationPrice(
  account: UsdmAccount,
  position: Position,
  state: ReturnType<UsdmAccount['crossState']>,
): Decimal {
  if (!position.isOpen) return ZERO;
  const isolated = account.isIsolated(position);
  const balance = isolated ? position.isolatedWallet.plus(account.profit(position)) : state.balance;
  const maintenance = isolated ? account.maintenance(position) : state.maintenance;
  const mark = account.notional(position).div(position.amount);
  return maxDecimal(ZERO, mark.minus(balance.minus(maintenance).div(position.amount)));
}

/** Closes what its margin no longer carries: every cross position, or the isolated ones each for itself. */
export class LiquidationDesk {
  private readonly venue: UsdmVenue;
  private warned = false;
  private counter = 0;

  constructor(venue: UsdmVenue) {
    this.venue = venue;
  }

  /** To be called after every change of a mark price. */
  check(): void {
    const { account } = this.venue;
    for (const position of account.positions())
      if (
        account.isIsolated(position) &&
        position.isolatedWallet.plus(account.profit(position)).lessThan(account.maintenance(position))
      )
        this.close([position]);
    const { cross, balance, maintenance } = account.crossState();
    if (cross.length > 0 && balance.lessThan(maintenance)) this.close(cross);
    else this.warn(cross.length > 0 && balance.lessThan(maintenance.mul(WARNING_RATIO)));
  }

  /** Takes the position over at the mark, as an auto-deleveraging does. */
  deleverage(position: Position): void {
    this.takeOver(position, 'adl_autoclose');
  }

  /** Takes a symbol off: its orders expire, its positions are settled at the mark, nothing trades any more. */
  delist(symbol: string): void {
    const { parts, orders, account } = this.venue;
    parts.catalog.get('usdm', symbol).status = 'SETTLING';
    for (const order of orders.open(symbol)) this.venue.end(order, 'EXPIRED', 'DELISTED');
    for (const position of account.positions(symbol))
      this.takeOver(position, `settlement_autoclose-${parts.clock.now()}`);
  }

  private close(positions: readonly Position[]): void {
    for (const position of positions)
      for (const order of this.venue.orders.open(position.instrument.symbol))
        this.venue.end(order, 'CANCELED', 'LIQUIDATION');
    for (const position of positions) this.takeOver(position, this.nextId());
    const { account, parts, income } = this.venue;
    const wallet = account.wallet();
    if (!wallet.isNegative()) return;
    account.credit(wallet.neg());
    income.add('INSURANCE_CLEAR', wallet.neg(), { time: parts.clock.now() });
  }

  private takeOver(position: Position, clientOrderId: string): void {
    const { parts } = this.venue;
    const market = parts.marketOf(position.instrument.symbol);
    const quantity = position.amount.abs();
    const order = new SimOrder(
      {
        instrument: position.instrument,
        clientOrderId,
        side: position.amount.isNegative() ? 'BUY' : 'SELL',
        type: 'LIMIT',
        timeInForce: 'IOC',
        price: market.mark,
        quantity,
        quoteQuantity: ZERO,
        stopPrice: ZERO,
        positionSide: position.side,
        reduceOnly: false,
        closePosition: false,
        stpMode: 'NONE',
        goodTillDate: 0,
        origType: 'LIQUIDATION',
      },
      this.venue.nextOrderId(),
      parts.clock.now(),
    );
    this.venue.orders.add(order);
    this.venue.fill(order, { price: market.mark, quantity, isMaker: false }, 'CALCULATED');
  }

  private warn(isClose: boolean): void {
    const { account, parts } = this.venue;
    if (isClose && !this.warned)
      parts.emit(
        marginCall(account, parts.clock.now(), ({ instrument }) =>
          instrument.priceText(parts.marketOf(instrument.symbol).mark),
        ),
      );
    this.warned = isClose;
  }

  private nextId(): string {
    this.counter += 1;
    return `autoclose-${this.venue.parts.clock.now()}${String(this.counter).padStart(6, '0')}`;
  }
}
