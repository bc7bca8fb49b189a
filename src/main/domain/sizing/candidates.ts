/** Largest quantity each constraint allows (PS-06), unrounded, in the order that names a tie (PS-09). */
import type { SizingConstraint } from '../../../shared/model/risk.ts';
import { ZERO, maxDecimal, minDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import type { CapUse, SizingInput } from './sizing.ts';

export interface Candidate {
  readonly constraint: SizingConstraint;
  readonly quantity: Decimal;
}

export interface CandidateBasis {
  readonly riskBudget: Decimal;
  /** Above 0. */
  readonly lossPerUnit: Decimal;
  readonly exposurePrice: Decimal;
}

/** Money left under a cap, never below 0. */
export const headroomOf = (use: CapUse, equity: Decimal): Decimal => maxDecimal(ZERO, use.cap.mul(equity).sub(use.now));

/** Candidates of RISK, of the venue's largest order, and of every cap that is given. */
export function sizingCandidates(input: SizingInput, basis: CandidateBasis): readonly Candidate[] {
  const { caps, equity } = input;
  const byExposure = (amount: Decimal): Decimal => amount.div(basis.exposurePrice);
  const byRisk = (amount: Decimal): Decimal => amount.div(basis.lossPerUnit);
  const all: readonly { readonly constraint: SizingConstraint; readonly quantity: Decimal | null }[] = [
    { constraint: 'RISK', quantity: byRisk(maxDecimal(ZERO, basis.riskBudget.sub(input.episodeRisk))) },
    { constraint: 'GROSS_EXPOSURE', quantity: caps.gross && byExposure(headroomOf(caps.gross, equity)) },
    { constraint: 'SYMBOL_EXPOSURE', quantity: caps.symbol && byExposure(headroomOf(caps.symbol, equity)) },
    {
      constraint: 'ORDER_NOTIONAL',
      quantity: largestOrder(input, caps.orderNotional && byExposure(caps.orderNotional)),
    },
    { constraint: 'HEAT', quantity: caps.heat && byRisk(headroomOf(caps.heat, equity)) },
    { constraint: 'DAILY_LOSS', quantity: caps.dailyLoss && byRisk(maxDecimal(ZERO, caps.dailyLoss)) },
    { constraint: 'CORRELATION', quantity: caps.correlation && byExposure(maxDecimal(ZERO, caps.correlation)) },
    { constraint: 'LIQUIDITY', quantity: caps.liquidity },
  ];
  return all.flatMap(({ constraint, quantity }) => (quantity === null ? [] : [{ constraint, quantity }]));
}

/** One order may be no larger than the venue takes, whatever its notional (RC-04). */
const largestOrder = (input: SizingInput, byNotional: Decimal | null): Decimal =>
  byNotional === null ? input.instrument.maxQuantity : minDecimal(byNotional, input.instrument.maxQuantity);

/** The smallest; of equal ones the first. */
export const bindingCandidate = (candidates: readonly Candidate[], first: Candidate): Candidate =>
  candidates.reduce((least, each) => (each.quantity.lessThan(least.quantity) ? each : least), first);
