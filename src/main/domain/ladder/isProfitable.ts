/** Profitable operation (SM-09): both terms strictly above zero, so that neither an open gain nor a parked loser passes alone. */
import type { Decimal } from '../../../shared/values/decimal.ts';

/** Time-weighted return as a fraction, null where undefined; realized P&L net of fees and funding. */
export const isProfitable = (twr: number | null, realizedNet: Decimal): boolean =>
  twr !== null && twr > 0 && realizedNet.greaterThan(0);
