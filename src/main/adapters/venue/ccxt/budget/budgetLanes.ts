/** The lanes of the request budget in the order in which they may send. */
import type { BudgetLane } from '../../../../ports/venue.ts';

export const budgetLanes = [
  'EMERGENCY',
  'REDUCE',
  'RECONCILE',
  'ENTRY',
  'MARKET_DATA',
] as const satisfies readonly BudgetLane[];
