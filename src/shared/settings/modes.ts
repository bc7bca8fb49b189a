/** Limits per mode with the customer's defaults (SM-02, Appendix A), and what may be set per mode on the breaker (EB-01). */
import { z } from 'zod';
import type { TradingMode } from '../model/mode.ts';
import { fraction } from './fields.ts';

export const modeLimitsSchema = z.strictObject({
  risk: fraction,
  gross: fraction,
  symbol: fraction,
  dailyLoss: fraction,
  drawdown: fraction,
  symbols: z.int().min(1).max(1_000),
  positions: z.int().min(1).max(10_000),
  heat: fraction,
  leverage: z.int().min(1).max(125),
});
/** Limits of one mode, fractions of the book's equity (SM-02). */
export type ModeLimits = z.output<typeof modeLimitsSchema>;

/** Appendix A. The single source of these numbers for code and tests. */
export const modeDefaults = {
  PAPER: {
    risk: '0.005',
    gross: '0.20',
    symbol: '0.20',
    dailyLoss: '0.01',
    drawdown: '0.03',
    symbols: 20,
    positions: 100,
    heat: '0.02',
    leverage: 3,
  },
  LIVE_MINIMAL: {
    risk: '0.001',
    gross: '0.02',
    symbol: '0.02',
    dailyLoss: '0.01',
    drawdown: '0.03',
    symbols: 2,
    positions: 2,
    heat: '0.002',
    leverage: 1,
  },
  LIVE_SCALED_1: {
    risk: '0.0025',
    gross: '0.05',
    symbol: '0.05',
    dailyLoss: '0.02',
    drawdown: '0.03',
    symbols: 3,
    positions: 3,
    heat: '0.0075',
    leverage: 2,
  },
  LIVE_SCALED_2: {
    risk: '0.005',
    gross: '0.075',
    symbol: '0.05',
    dailyLoss: '0.02',
    drawdown: '0.03',
    symbols: 5,
    positions: 5,
    heat: '0.01',
    leverage: 3,
  },
  LIVE_SCALED_3: {
    risk: '0.01',
    gross: '0.10',
    symbol: '0.05',
    dailyLoss: '0.02',
    drawdown: '0.03',
    symbols: 10,
    positions: 10,
    heat: '0.02',
    leverage: 3,
  },
} as const satisfies Record<TradingMode, z.input<typeof modeLimitsSchema>>;

/** Limits of all five trading modes. */
export const modesSchema = z
  .strictObject({
    PAPER: modeLimitsSchema.prefault(modeDefaults.PAPER),
    LIVE_MINIMAL: modeLimitsSchema.prefault(modeDefaults.LIVE_MINIMAL),
    LIVE_SCALED_1: modeLimitsSchema.prefault(modeDefaults.LIVE_SCALED_1),
    LIVE_SCALED_2: modeLimitsSchema.prefault(modeDefaults.LIVE_SCALED_2),
    LIVE_SCALED_3: modeLimitsSchema.prefault(modeDefaults.LIVE_SCALED_3),
  })
  .prefault({});
