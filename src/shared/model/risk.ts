/** What the pre-trade gate and the sizer report: every check with value and limit, every candidate quantity (RC-01, PS-09). */
import { z } from 'zod';
import { decimalTextSchema } from '../values/decimal.ts';

/** One control's verdict. Value and limit are text in the stated unit, null where the input was missing (which is a failure, CV-08). */
export const riskCheckSchema = z.strictObject({
  rule: z.string().regex(/^(RC|PS)-\d\d$/),
  code: z.string().min(1).max(40),
  name: z.string().min(1).max(60),
  passed: z.boolean(),
  value: z.string().max(80).nullable(),
  limit: z.string().max(80).nullable(),
  unit: z.string().max(20),
  /** Found, expected, what to do, rule id (UI-72); empty when passed. */
  text: z.string().max(400),
});
export type RiskCheck = z.output<typeof riskCheckSchema>;

/** Binding constraints in the order that names a tie (PS-09). */
export const sizingConstraints = [
  'RISK',
  'GROSS_EXPOSURE',
  'SYMBOL_EXPOSURE',
  'ORDER_NOTIONAL',
  'HEAT',
  'DAILY_LOSS',
  'CORRELATION',
  'LIQUIDITY',
] as const;
export type SizingConstraint = (typeof sizingConstraints)[number];

export const sizingSchema = z.strictObject({
  /** Floored to the lot; "0" when below the venue's minimum. */
  quantity: decimalTextSchema,
  notional: decimalTextSchema,
  /** quantity x lossPerUnit. */
  riskAmount: decimalTextSchema,
  riskFractionActual: decimalTextSchema,
  binding: z.enum(sizingConstraints),
  candidates: z.array(z.strictObject({ constraint: z.enum(sizingConstraints), quantity: decimalTextSchema })),
  equity: decimalTextSchema,
  riskFraction: decimalTextSchema,
  volatilityMultiplier: decimalTextSchema,
  performanceMultiplier: decimalTextSchema,
  /** equity x riskFraction x multipliers. */
  riskBudget: decimalTextSchema,
  /** Loss of one unit if stopped, costs included (PS-02), and its terms. */
  lossPerUnit: decimalTextSchema,
  entryPrice: decimalTextSchema,
  stopPrice: decimalTextSchema,
  effectiveEntry: decimalTextSchema,
  effectiveStop: decimalTextSchema,
  entryFee: decimalTextSchema,
  exitFee: decimalTextSchema,
  entrySlippage: decimalTextSchema,
  stopSlippage: decimalTextSchema,
  warnings: z.array(z.string().max(200)),
});
export type SizingWire = z.output<typeof sizingSchema>;
