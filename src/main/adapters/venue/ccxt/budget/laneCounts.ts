/** How many wait in each lane. */
import type { BudgetLane } from '../../../../ports/venue.ts';

export const laneCounts = (
  lanes: Readonly<Record<BudgetLane, readonly unknown[]>>,
): Readonly<Record<BudgetLane, number>> => ({
  EMERGENCY: lanes.EMERGENCY.length,
  REDUCE: lanes.REDUCE.length,
  RECONCILE: lanes.RECONCILE.length,
  ENTRY: lanes.ENTRY.length,
  MARKET_DATA: lanes.MARKET_DATA.length,
});
