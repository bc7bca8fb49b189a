/** What trading cost (ME-19), and as a share of what the winners brought. Analytics floats in account currency. */
import { defined, undefinedFor } from '../../../shared/evidence/metric.ts';
import type { CostSummary } from '../../../shared/evidence/performanceSummary.ts';

export interface Costs {
  /** Paid above zero; a rebate is below. */
  readonly makerFees: number;
  readonly takerFees: number;
  /** Received above zero, paid below. */
  readonly funding: number;
  /** Against the price at the decision; above zero is a cost. */
  readonly slippage: number;
}

/** Gross profit as in ME-11: the sum of net P&L of the winning trades. */
export function summarizeCosts(costs: Costs, grossProfit: number): CostSummary {
  const total = costs.makerFees + costs.takerFees + costs.slippage - costs.funding;
  return {
    ...costs,
    total,
    shareOfGrossProfit: grossProfit > 0 ? defined(total / grossProfit) : undefinedFor('NO_WINS'),
  };
}
