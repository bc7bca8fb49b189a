/** Sizing as text, for the ticket, the journal and the sizing explainer. */
import type { SizingWire } from '../../../shared/model/risk.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import type { Sizing } from './sizing.ts';

/** Every number of a sizing as canonical decimal text. */
export const toSizingWire = (sizing: Sizing): SizingWire => ({
  quantity: decimalText(sizing.quantity),
  notional: decimalText(sizing.notional),
  riskAmount: decimalText(sizing.riskAmount),
  riskFractionActual: decimalText(sizing.riskFractionActual),
  binding: sizing.binding,
  candidates: sizing.candidates.map(({ constraint, quantity }) => ({ constraint, quantity: decimalText(quantity) })),
  equity: decimalText(sizing.equity),
  riskFraction: decimalText(sizing.riskFraction),
  volatilityMultiplier: decimalText(sizing.volatilityMultiplier),
  performanceMultiplier: decimalText(sizing.performanceMultiplier),
  riskBudget: decimalText(sizing.riskBudget),
  lossPerUnit: decimalText(sizing.terms.lossPerUnit),
  entryPrice: decimalText(sizing.entryPrice),
  stopPrice: decimalText(sizing.stopPrice),
  effectiveEntry: decimalText(sizing.terms.effectiveEntry),
  effectiveStop: decimalText(sizing.terms.effectiveStop),
  entryFee: decimalText(sizing.costs.entryFee),
  exitFee: decimalText(sizing.costs.exitFee),
  entrySlippage: decimalText(sizing.costs.entrySlippage),
  stopSlippage: decimalText(sizing.costs.stopSlippage),
  warnings: [...sizing.warnings],
});
