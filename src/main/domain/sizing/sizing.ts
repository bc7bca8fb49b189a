/** What the sizer takes and gives (PS-01, PS-09). Identical for paper and live (PS-14): only the numbers differ. */
import type { Instrument } from '../../../shared/model/instrument.ts';
import type { SizingConstraint } from '../../../shared/model/risk.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { Money } from '../../../shared/values/money.ts';
import type { Price } from '../../../shared/values/price.ts';
import type { Quantity } from '../../../shared/values/quantity.ts';
import type { PositionSide } from '../position/side.ts';
import type { LossTerms, SizingCosts } from './lossPerUnit.ts';
import type { NoiseFacts } from './stopNoise.ts';

/** A cap as a fraction of equity, and what already counts against it. */
export interface CapUse {
  readonly cap: Decimal;
  readonly now: Money;
}

/** Constraints besides RISK. Null leaves a candidate out: it says that the rule does not apply, not that its input is missing. */
export interface SizingCaps {
  /** RC-13: positions plus working entries of the book. */
  readonly gross: CapUse | null;
  /** RC-12: position plus working entries of the symbol. */
  readonly symbol: CapUse | null;
  /** RC-07 in quote currency, see orderNotionalCap. */
  readonly orderNotional: Money | null;
  /** RC-17: open risk to stops plus planned risk of working entries. */
  readonly heat: CapUse | null;
  /** RC-18: money left before the daily limit. */
  readonly dailyLoss: Money | null;
  /** PS-07: notional that correlation still allows, see correlationHeadroom. */
  readonly correlation: Money | null;
  /** RC-22, see liquidityCap. */
  readonly liquidity: Quantity | null;
}

export interface SizingInput {
  readonly side: PositionSide;
  /** Limit price, or the expected price of a market order. */
  readonly entry: Price;
  readonly stop: Price | null;
  /** Risk-mark equity of the book (CV-06), above 0. */
  readonly equity: Money;
  /** Fraction of equity (SM-02). */
  readonly riskFraction: Decimal;
  readonly volatilityMultiplier: Decimal;
  readonly performanceMultiplier: Decimal;
  readonly costs: SizingCosts;
  readonly instrument: Instrument;
  readonly caps: SizingCaps;
  /** Risk the episode carries already, its working entries included; all of it together fits one budget (PS-13). */
  readonly episodeRisk: Money;
  /** Null where a stop in the noise cannot be told (PS-11). */
  readonly noise: NoiseFacts | null;
  /** Reduce-only orders may be below the minimum notional, so a small stop order is fine (PS-08). */
  readonly reduceOnlyExempt: boolean;
}

export interface Sizing {
  /** Floored to the lot, never rounded up; 0 in a BELOW_MIN refusal. */
  readonly quantity: Quantity;
  /** Floored to the lot before the minimum was applied: what the caps allow. */
  readonly allowedQuantity: Quantity;
  /** quantity x entry. */
  readonly notional: Money;
  /** quantity x lossPerUnit. */
  readonly riskAmount: Money;
  /** riskAmount / equity. */
  readonly riskFractionActual: Decimal;
  readonly binding: SizingConstraint;
  /** Each floored to the lot, in the order that names a tie. */
  readonly candidates: readonly { readonly constraint: SizingConstraint; readonly quantity: Quantity }[];
  readonly equity: Money;
  readonly riskFraction: Decimal;
  readonly volatilityMultiplier: Decimal;
  readonly performanceMultiplier: Decimal;
  /** equity x riskFraction x multipliers (PS-03). */
  readonly riskBudget: Money;
  readonly terms: LossTerms;
  /** Price exposure is counted at: the worse of entry and effective entry, so that a short cannot exceed a cap by its slippage. */
  readonly exposurePrice: Price;
  readonly entryPrice: Price;
  /** On the tick, rounded toward the entry (PS-08). */
  readonly stopPrice: Price;
  readonly costs: SizingCosts;
  /** What is allowed and odd, for the trader: STOP_IN_NOISE (PS-11). */
  readonly warnings: readonly string[];
}

/** Why there is no size. Words for the trader come from pretrade/refusalText. */
export type SizingRefusal =
  | { readonly code: 'MISSING_INPUT'; readonly rule: 'PS-01'; readonly found: string }
  | { readonly code: 'NO_STOP'; readonly rule: 'PS-10'; readonly side: PositionSide; readonly entry: Price }
  | {
      readonly code: 'STOP_WRONG_SIDE';
      readonly rule: 'PS-02';
      readonly side: PositionSide;
      readonly entry: Price;
      readonly stop: Price;
    }
  | {
      readonly code: 'BELOW_MIN';
      readonly rule: 'PS-08';
      /** Which minimum: of the entry's size or notional, or of its stop order's notional. */
      readonly minimum: 'QUANTITY' | 'NOTIONAL' | 'STOP_NOTIONAL';
      readonly sizing: Sizing;
    };
