/**
 * Holdings and wallet balance of the paper venue, netted by the desk's own rule so that both sides agree to the last digit.
 * The balance is start plus realized P&L minus fees in both markets; on spot the quote cash is that less what the holdings cost, so equity
 * is the same either way (CV-06).
 */
import { applyFill } from '../../../domain/position/applyFill.ts';
import type { PaperState } from '../../../ports/venue.ts';
import type { Fill } from '../../../../shared/model/fill.ts';
import type { Side } from '../../../../shared/model/order.ts';
import type { Position } from '../../../../shared/model/position.ts';
import { minDecimal, ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import { money, type Money } from '../../../../shared/values/money.ts';

export interface PaperAccount {
  balance(): Money;
  /** Signed quantity held, zero when flat. */
  held(symbol: SymbolName): Decimal;
  holdings(): ReadonlyMap<SymbolName, Position>;
  apply(fill: Fill): void;
  /** Adds an external flow to the wallet. */
  credit(amount: Money): void;
}

/** Book of every fill and holding inside the venue. */
export const LEDGER = 'PAPER';

/** A venue knows neither plans nor reasons. */
const NO_CONTEXT = {
  plannedRisk: money(ZERO),
  stopPrice: null,
  source: 'venue',
  reason: '',
  nextTradeNumber: 1,
  dustBelow: ZERO,
};

/** Part of the quantity that would close what is held on the other side. */
export function reducibleQuantity(held: Decimal, side: Side, quantity: Decimal): Decimal {
  const reduces = side === 'BUY' ? held.isNegative() : held.isPositive();
  return reduces ? minDecimal(held.abs(), quantity) : ZERO;
}

/** Opens the account from the desk's committed record. */
export function openPaperAccount(state: PaperState): PaperAccount {
  let balance: Decimal = state.balance;
  const holdings = new Map<SymbolName, Position>();
  // The venue has one ledger, whichever book of the desk it stands for.
  for (const position of state.positions) holdings.set(position.symbol, { ...position, book: LEDGER });
  return {
    balance: () => money(balance),
    held: (symbol) => holdings.get(symbol)?.quantity ?? ZERO,
    holdings: () => holdings,
    apply: (fill) => {
      const { position, realizedPnl } = applyFill(holdings.get(fill.symbol) ?? null, fill, NO_CONTEXT);
      if (position === null) holdings.delete(fill.symbol);
      else holdings.set(fill.symbol, position);
      balance = balance.plus(realizedPnl).minus(fill.fee);
    },
    credit: (amount) => {
      balance = balance.plus(amount);
    },
  };
}
