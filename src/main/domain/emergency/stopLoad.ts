/** What a stop would ask of the venue: requests, weight, orders, and how many batches its limits make of them (ES-15). */
import { invariant } from '../../../shared/base/invariant.ts';
import type { StopPlanStep } from './stopPlan.ts';

interface VenueLoad {
  /** Requests and weight of one look at the whole account. */
  readonly look: { readonly requests: number; readonly weight: number };
  readonly cancelWeight: number;
  /** Allowed per minute, and orders per ten seconds. */
  readonly weightPerMinute: number;
  readonly ordersPer10s: number;
}

/** As Binance documents them; other venues are planned with the same figures. */
const loads: Readonly<Record<'SPOT' | 'PERP', VenueLoad>> = {
  SPOT: { look: { requests: 2, weight: 100 }, cancelWeight: 1, weightPerMinute: 6_000, ordersPer10s: 100 },
  PERP: { look: { requests: 4, weight: 90 }, cancelWeight: 1, weightPerMinute: 2_400, ordersPer10s: 300 },
};

export interface StopLoad {
  readonly cancels: number;
  readonly closes: number;
  readonly requests: number;
  readonly weight: number;
  readonly weightLimit: number;
  readonly orderLimit: number;
  /** Rounds that the limits force; 1 where all goes out at once. */
  readonly batches: number;
}

/** Counts a plan; a verification takes two looks (ES-08), the plan itself one. */
export function stopLoad(plan: readonly StopPlanStep<string>[], market: 'SPOT' | 'PERP'): StopLoad {
  const { look, cancelWeight, weightPerMinute, ordersPer10s } = loads[market];
  const count = (step: StopPlanStep['step']): number => plan.filter((each) => each.step === step).length;
  const [cancels, closes, verifies] = [count('CANCEL'), count('CLOSE'), count('VERIFY')];
  invariant(verifies > 0, 'a plan ends with a verification');
  const looks = 1 + 2 * verifies;
  const weight = looks * look.weight + cancels * cancelWeight;
  return {
    cancels,
    closes,
    requests: looks * look.requests + cancels + closes,
    weight,
    weightLimit: weightPerMinute,
    orderLimit: ordersPer10s,
    batches: Math.max(1, Math.ceil(weight / weightPerMinute), Math.ceil(closes / ordersPer10s)),
  };
}
