/**
 * EB-20: after a drawdown stop equity is still below the limit, so a resume moves the risk high-water mark down to it. A person does that, with the
 * lost amount typed; it is counted, and the performance mark that the 10 % rule of SM-16 looks at is never moved (D-3).
 */
import { parseDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import type { Money } from '../../../shared/values/money.ts';

/** The amount to type, two decimals, without grouping: "301.27". */
export const lostAmountText = (highWater: Money, equity: Money): string => highWater.minus(equity).toFixed(2);

/** Whether a resume needs a re-base: the drawdown would trip again at once. */
export const needsRebase = (highWater: Money, equity: Money, limit: Decimal): boolean =>
  highWater.minus(equity).greaterThan(highWater.mul(limit));

export interface RebaseRequest {
  readonly highWater: Money;
  readonly equity: Money;
  /** What the person typed; null when nothing was typed. */
  readonly typed: string | null;
  /** Drawdown from the performance high-water mark, which no re-base moves, and its limit (SM-16). */
  readonly cumulativeDrawdown: Decimal;
  readonly cumulativeLimit: Decimal;
  /** Whether the resume goes back to real money; a paper book may always be re-based (D-3: it is a rehearsal). */
  readonly toLive: boolean;
}

export type RebaseFailure =
  | { readonly code: 'REBASE_REQUIRED'; readonly expected: string }
  | { readonly code: 'AMOUNT_MISMATCH'; readonly found: string; readonly expected: string }
  | { readonly code: 'CUMULATIVE_DRAWDOWN'; readonly found: Decimal; readonly limit: Decimal };

/** What stands against the re-base; null when it may go ahead. */
export function rebaseFailure(request: RebaseRequest): RebaseFailure | null {
  const { typed, cumulativeDrawdown: found, cumulativeLimit: limit } = request;
  if (request.toLive && found.greaterThan(limit)) return { code: 'CUMULATIVE_DRAWDOWN', found, limit };
  const expected = lostAmountText(request.highWater, request.equity);
  if (typed === null) return { code: 'REBASE_REQUIRED', expected };
  const parsed = parseDecimal(typed.trim());
  return parsed.ok && parsed.value.equals(expected) ? null : { code: 'AMOUNT_MISMATCH', found: typed, expected };
}
