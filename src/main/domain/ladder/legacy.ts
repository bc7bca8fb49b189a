/** Holdings that are not the app's (SM-25): declared before real money, and from then on neither equity, nor exposure, nor ever sold. */
import { decimalText, maxDecimal, minDecimal, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import { quantity, type Quantity } from '../../../shared/values/quantity.ts';

/** What an account held of one asset before the app, declared by the trader. */
export interface LegacyHolding {
  readonly asset: string;
  readonly quantity: Quantity;
}

/** "0.5 BTC, 3 ETH"; empty where nothing was declared. */
export const legacyText = (legacy: readonly LegacyHolding[]): string =>
  legacy.map(({ asset, quantity: held }) => `${decimalText(held)} ${asset}`).join(', ');

/** A balance of the venue: everything held of an asset, and what of it no order locks. */
export interface Balance {
  readonly asset: string;
  readonly total: Decimal;
  readonly free: Decimal;
}

/** The app's own part of a balance; never below zero, also when legacy coins were moved away. */
export const ownedQuantity = (balance: Balance, legacy: readonly LegacyHolding[]): Quantity =>
  quantity(maxDecimal(ZERO, balance.total.sub(declared(balance.asset, legacy))));

/** What an emergency stop may sell of a balance: what is free, and at most what is the app's (ES-03). */
export const sellableQuantity = (balance: Balance, legacy: readonly LegacyHolding[]): Quantity =>
  quantity(minDecimal(balance.free, ownedQuantity(balance, legacy)));

const declared = (asset: string, legacy: readonly LegacyHolding[]): Decimal =>
  legacy.filter((each) => each.asset === asset).reduce<Decimal>((sum, each) => sum.add(each.quantity), ZERO);
