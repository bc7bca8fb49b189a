/**
 * NAV index (ME-01, ME-02): what one unit of the book is worth, 1 at the start.
 * 1. Only returns move it; deposits and withdrawals start a new sub-period valued just before them and leave it where it is.
 * 2. Without capital it stands still; a book that lost everything stays at 0.
 */
import type { ExternalFlow } from './equityPoint.ts';

/** Start of the running sub-period: equity after the last flow, and the index there. */
export interface NavBase {
  readonly equity: number;
  readonly index: number;
}

export const startNav = (equity: number): NavBase => ({ equity, index: 1 });

/** Whether returns of the sub-period are defined (NO_CAPITAL otherwise). */
export const hasCapital = (base: NavBase): boolean => base.equity > 0;

/** Index at an equity of the running sub-period. */
export const navAt = (base: NavBase, equity: number): number =>
  hasCapital(base) ? Math.max(0, base.index * (equity / base.equity)) : base.index;

/** Closes the sub-period at the flow and opens the next. */
export const navAfterFlow = (base: NavBase, flow: ExternalFlow): NavBase => ({
  equity: flow.equityBefore + flow.amount,
  index: navAt(base, flow.equityBefore),
});
