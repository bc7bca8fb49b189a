/** Spot balances: free and locked per asset, and what each open order locks. Locked amounts never pay for another order. */
import { decimal, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';

interface Balance {
  free: Decimal;
  locked: Decimal;
}

interface Lock {
  readonly asset: string;
  readonly amount: Decimal;
}

export class SpotAccount {
  private readonly balances = new Map<string, Balance>();
  private readonly locks = new Map<number, Lock>();

  constructor(free: Readonly<Record<string, string>>) {
    for (const [asset, amount] of Object.entries(free))
      this.balances.set(asset, { free: decimal(amount), locked: ZERO });
  }

  get assets(): readonly string[] {
    return [...this.balances.keys()];
  }

  balance(asset: string): Balance {
    const found = this.balances.get(asset) ?? { free: ZERO, locked: ZERO };
    this.balances.set(asset, found);
    return found;
  }

  credit(asset: string, amount: Decimal): void {
    const balance = this.balance(asset);
    balance.free = balance.free.plus(amount);
  }

  /** Sets what an order locks, taking the difference from or giving it back to the free balance. */
  setLock(orderId: number, asset: string, amount: Decimal): void {
    const before = this.locks.get(orderId)?.amount ?? ZERO;
    const balance = this.balance(asset);
    balance.free = balance.free.plus(before).minus(amount);
    balance.locked = balance.locked.minus(before).plus(amount);
    if (amount.isZero()) this.locks.delete(orderId);
    else this.locks.set(orderId, { asset, amount });
  }

  release(orderId: number): void {
    const lock = this.locks.get(orderId);
    if (lock !== undefined) this.setLock(orderId, lock.asset, ZERO);
  }
}
