/**
 * Wallet, positions and margin of the USD-M account, cross and isolated, one-way and hedge mode.
 * 1. Wallet changes by realized profit, fees, funding and transfers only; the mark price moves none of it.
 * 2. An isolated position's margin is part of the wallet and is missing from the cross wallet.
 * 3. Available balance is cross wallet plus cross profit less the initial margin of cross positions and of all open orders.
 */
import { decimal, maxDecimal, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { Instrument } from '../core/instrument.ts';
import type { SimOrder, PositionSide } from '../orders/simOrder.ts';
import { maintenanceMargin } from './brackets.ts';
import { Position } from './position.ts';

export interface SymbolSetting {
  leverage: number;
  isIsolated: boolean;
}

const DEFAULT_LEVERAGE = 20;

export interface AccountSources {
  readonly markOf: (symbol: string) => Decimal;
  readonly openOrders: (symbol: string) => readonly SimOrder[];
  readonly symbolsWithOrders: () => readonly string[];
}

export class UsdmAccount {
  isHedge = false;
  private readonly wallets = new Map<string, Decimal>();
  private readonly held = new Map<string, Position>();
  private readonly settings = new Map<string, SymbolSetting>();
  private readonly sources: AccountSources;

  constructor(wallet: Readonly<Record<string, string>>, sources: AccountSources) {
    for (const [asset, amount] of Object.entries(wallet)) this.wallets.set(asset, decimal(amount));
    this.sources = sources;
  }

  get assets(): readonly string[] {
    return [...this.wallets.keys()];
  }

  wallet(asset = 'USDT'): Decimal {
    return this.wallets.get(asset) ?? ZERO;
  }

  credit(amount: Decimal, asset = 'USDT'): void {
    this.wallets.set(asset, this.wallet(asset).plus(amount));
  }

  setting(symbol: string): SymbolSetting {
    const found = this.settings.get(symbol) ?? { leverage: DEFAULT_LEVERAGE, isIsolated: false };
    this.settings.set(symbol, found);
    return found;
  }

  position(instrument: Instrument, side: PositionSide): Position {
    const key = `${instrument.symbol}/${side}`;
    const found = this.held.get(key) ?? new Position(instrument, side);
    this.held.set(key, found);
    return found;
  }

  /** Open ones only. */
  positions(symbol?: string): readonly Position[] {
    return [...this.held.values()].filter(
      (each) => each.isOpen && (symbol === undefined || each.instrument.symbol === symbol),
    );
  }

  /** Books a signed fill and moves isolated margin along; returns what was realized. */
  applyFill(position: Position, change: Decimal, price: Decimal): Decimal {
    const { leverage, isIsolated } = this.setting(position.instrument.symbol);
    const before = position.amount.abs();
    const realized = position.apply(change, price);
    const after = position.amount.abs();
    this.credit(realized);
    if (!isIsolated || after.isZero()) position.isolatedWallet = ZERO;
    else if (after.greaterThan(before))
      position.isolatedWallet = position.isolatedWallet.plus(after.minus(before).mul(price).div(leverage));
    else position.isolatedWallet = position.isolatedWallet.mul(after).div(before);
    return realized;
  }

  profit(position: Position): Decimal {
    return position.pnlAt(this.sources.markOf(position.instrument.symbol));
  }

  notional(position: Position): Decimal {
    return position.amount.mul(this.sources.markOf(position.instrument.symbol));
  }

  initialMargin(position: Position): Decimal {
    return this.notional(position).abs().div(this.setting(position.instrument.symbol).leverage);
  }

  maintenance(position: Position): Decimal {
    return maintenanceMargin(this.notional(position));
  }

  isIsolated(position: Position): boolean {
    return this.setting(position.instrument.symbol).isIsolated;
  }

  /** Initial margin of the symbol's open orders: the larger side, less what only reduces the position. */
  orderMargin(symbol: string): Decimal {
    const orders = this.sources.openOrders(symbol).filter((order) => !order.terms.reduceOnly);
    if (orders.length === 0) return ZERO;
    const { leverage } = this.setting(symbol);
    const sides = (['BUY', 'SELL'] as const).map((side) =>
      orders
        .filter((order) => order.terms.side === side)
        .reduce((sum, order) => sum.plus(this.addedBy(order, order.leaves).mul(order.price)), ZERO),
    );
    return maxDecimal(ZERO, ...sides).div(leverage);
  }

  /** The part of a quantity that would add to a position. */
  addedBy({ terms }: Pick<SimOrder, 'terms'>, quantity: Decimal): Decimal {
    const { amount } = this.position(terms.instrument, terms.positionSide);
    const reduces = terms.side === 'BUY' ? amount.isNegative() : amount.greaterThan(0);
    return reduces ? maxDecimal(ZERO, quantity.minus(amount.abs())) : quantity;
  }

  /** Wallet without the margin of isolated positions. */
  get crossWallet(): Decimal {
    return this.positions()
      .filter((each) => !each.isolatedWallet.isZero())
      .reduce((left, each) => left.minus(each.isolatedWallet), this.wallet());
  }

  /** What carries the cross positions, and what they need. */
  crossState() {
    const cross = this.positions().filter((each) => !this.isIsolated(each));
    const balance = cross.reduce((sum, each) => sum.plus(this.profit(each)), this.crossWallet);
    return { cross, balance, maintenance: cross.reduce((sum, each) => sum.plus(this.maintenance(each)), ZERO) };
  }

  /** What is left for new orders. */
  available(): Decimal {
    const { cross, balance } = this.crossState();
    const used = cross.reduce((sum, each) => sum.plus(this.initialMargin(each)), this.totalOrderMargin());
    return maxDecimal(ZERO, balance.minus(used));
  }

  totals() {
    const positions = this.positions();
    const sum = (value: (position: Position) => Decimal): Decimal =>
      positions.reduce((total, each) => total.plus(value(each)), ZERO);
    const wallet = this.wallet();
    const profit = sum((each) => this.profit(each));
    return {
      wallet,
      crossWallet: this.crossWallet,
      profit,
      crossProfit: this.crossState().balance.minus(this.crossWallet),
      positionMargin: sum((each) => this.initialMargin(each)),
      orderMargin: this.totalOrderMargin(),
      marginBalance: wallet.plus(profit),
      maintenance: sum((each) => this.maintenance(each)),
      available: this.available(),
    };
  }

  private totalOrderMargin(): Decimal {
    return this.sources.symbolsWithOrders().reduce((total, symbol) => total.plus(this.orderMargin(symbol)), ZERO);
  }
}
