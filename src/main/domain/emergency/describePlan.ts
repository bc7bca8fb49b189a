/** A stop plan in words, one line per step, for dry runs, journal and tests. */
import { decimalText } from '../../../shared/values/decimal.ts';
import type { StopPlanStep } from './stopPlan.ts';

/** "LATCH", "CANCEL e1", "CLOSE BTC SELL 0.01 reduceOnly MARKET", "VERIFY x2", "REPORT". */
export const describePlan = (plan: readonly StopPlanStep<string>[]): readonly string[] => plan.map(describeStep);

function describeStep(step: StopPlanStep<string>): string {
  switch (step.step) {
    case 'LATCH':
    case 'REPORT':
      return step.step;
    case 'CANCEL':
      return `CANCEL ${step.clientOrderId}`;
    case 'CLOSE':
      return `CLOSE ${step.symbol} ${step.side} ${decimalText(step.quantity)} ${step.reduceOnly ? 'reduceOnly ' : ''}MARKET`;
    case 'VERIFY':
      return 'VERIFY x2';
  }
}
