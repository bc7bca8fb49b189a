/**
 * Size of an entry from its stop (PS-01 to PS-03, PS-06, PS-08, PS-09, PS-11, PS-13, PS-14).
 * 1. The result never exceeds the risk budget or any cap, after rounding. 2. It is never rounded up. 3. Without a stop there is no size.
 */
import { invariant } from '../../../shared/base/invariant.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { ZERO, maxDecimal } from '../../../shared/values/decimal.ts';
import { money, notional, type Money } from '../../../shared/values/money.ts';
import { price, type Price } from '../../../shared/values/price.ts';
import { floorToLot, quantity, type Quantity } from '../../../shared/values/quantity.ts';
import { bindingCandidate, headroomOf, sizingCandidates } from './candidates.ts';
import { lossPerUnit } from './lossPerUnit.ts';
import type { Sizing, SizingInput, SizingRefusal } from './sizing.ts';
import { stopWarnings } from './stopNoise.ts';
import { roundStopTowardEntry } from './stopPrice.ts';

/** Places of ratios: finer than any lot, short enough for decimal text. */
const RATIO_PLACES = 18;

/** Sizes an entry, or says why there is no size. A BELOW_MIN refusal carries the sizing with quantity 0. */
export function sizeOrder(input: SizingInput): Result<Sizing, SizingRefusal> {
  const { side, entry, equity, instrument } = input;
  if (equity.lessThanOrEqualTo(0)) return err({ code: 'MISSING_INPUT', rule: 'PS-01', found: 'equity is not above 0' });
  if (entry.lessThanOrEqualTo(0)) return err({ code: 'MISSING_INPUT', rule: 'PS-01', found: 'no entry price' });
  if (input.stop === null) return err({ code: 'NO_STOP', rule: 'PS-10', side, entry });
  const stop = roundStopTowardEntry(side, input.stop, instrument.tick);
  const isRightSide = side === 'LONG' ? stop.lessThan(entry) && stop.greaterThan(0) : stop.greaterThan(entry);
  if (!isRightSide) return err({ code: 'STOP_WRONG_SIDE', rule: 'PS-02', side, entry, stop });
  const sizing = sizeToCaps(input, stop);
  if (sizing === null) return err({ code: 'STOP_WRONG_SIDE', rule: 'PS-02', side, entry, stop });
  const minimum = missedMinimum(input, sizing);
  if (minimum !== null) return err({ code: 'BELOW_MIN', rule: 'PS-08', minimum, sizing: emptied(sizing) });
  assertWithinCaps(input, sizing);
  return ok(sizing);
}

/** Planned risk of a quantity at or below the computed one: quantity x loss per unit. */
export const plannedRisk = (sizing: Sizing, size: Quantity): Money => money(size.mul(sizing.terms.lossPerUnit));

function sizeToCaps(input: SizingInput, stop: Price): Sizing | null {
  const { side, entry, equity, costs, instrument } = input;
  const terms = lossPerUnit({ side, entry, stop, costs });
  if (terms.lossPerUnit.lessThanOrEqualTo(0)) return null;
  const { riskFraction, volatilityMultiplier, performanceMultiplier } = input;
  const riskBudget = money(equity.mul(riskFraction).mul(volatilityMultiplier).mul(performanceMultiplier));
  const exposurePrice = price(maxDecimal(entry, terms.effectiveEntry));
  const candidates = sizingCandidates(input, { riskBudget, lossPerUnit: terms.lossPerUnit, exposurePrice });
  const [first] = candidates;
  invariant(first !== undefined, 'There is always a RISK candidate');
  const binding = bindingCandidate(candidates, first);
  const size = floorToLot(binding.quantity, instrument.lot);
  const riskAmount = money(size.mul(terms.lossPerUnit));
  return {
    quantity: size,
    allowedQuantity: size,
    notional: notional(size, entry),
    riskAmount,
    riskFractionActual: riskAmount.div(equity).toDecimalPlaces(RATIO_PLACES),
    binding: binding.constraint,
    candidates: candidates.map((each) => ({
      constraint: each.constraint,
      quantity: floorToLot(each.quantity, instrument.lot),
    })),
    equity,
    riskFraction,
    volatilityMultiplier,
    performanceMultiplier,
    riskBudget,
    terms,
    exposurePrice,
    entryPrice: entry,
    stopPrice: stop,
    costs,
    warnings: input.noise === null ? [] : stopWarnings({ entry, stop, tick: instrument.tick }, input.noise),
  };
}

function missedMinimum({ instrument, reduceOnlyExempt }: SizingInput, sizing: Sizing) {
  if (sizing.quantity.lessThan(instrument.minQuantity) || sizing.quantity.isZero()) return 'QUANTITY';
  if (sizing.notional.lessThan(instrument.minNotional)) return 'NOTIONAL';
  const stopNotional = notional(sizing.quantity, sizing.stopPrice);
  return !reduceOnlyExempt && stopNotional.lessThan(instrument.minNotional) ? 'STOP_NOTIONAL' : null;
}

const emptied = (sizing: Sizing): Sizing => ({
  ...sizing,
  quantity: quantity(ZERO),
  notional: money(ZERO),
  riskAmount: money(ZERO),
  riskFractionActual: ZERO,
});

/** PS-09: what was rounded is checked again, so that no rule rests on the arithmetic of another. */
function assertWithinCaps({ caps, equity, instrument, episodeRisk }: SizingInput, sizing: Sizing): void {
  const exposure = sizing.quantity.mul(sizing.exposurePrice);
  invariant(sizing.riskAmount.add(episodeRisk).lessThanOrEqualTo(sizing.riskBudget), 'Sized above the risk budget');
  invariant(sizing.quantity.lessThanOrEqualTo(instrument.maxQuantity), 'Sized above the largest order');
  const exposureLimits = [
    caps.gross && headroomOf(caps.gross, equity),
    caps.symbol && headroomOf(caps.symbol, equity),
    caps.orderNotional,
    caps.correlation,
  ];
  const riskLimits = [caps.heat && headroomOf(caps.heat, equity), caps.dailyLoss];
  invariant(
    exposureLimits.every((limit) => limit === null || exposure.lessThanOrEqualTo(limit)),
    'Sized above an exposure cap',
  );
  invariant(
    riskLimits.every((limit) => limit === null || sizing.riskAmount.lessThanOrEqualTo(limit)),
    'Sized above a risk cap',
  );
  invariant(caps.liquidity === null || sizing.quantity.lessThanOrEqualTo(caps.liquidity), 'Sized above the liquidity');
}
