/** Sizing of a BTC long at 60,000 with a stop at 58,000, no costs, paper limits; override what the test is about. */
import type { SizingInput } from '../../src/main/domain/sizing/sizing.ts';
import { ONE, ZERO, decimal } from '../../src/shared/values/decimal.ts';
import { money } from '../../src/shared/values/money.ts';
import { price } from '../../src/shared/values/price.ts';
import { buildInstrument } from './buildInstrument.ts';

export const noCosts = { entryFee: ZERO, exitFee: ZERO, entrySlippage: ZERO, stopSlippage: ZERO };

export const noCaps: SizingInput['caps'] = {
  gross: null,
  symbol: null,
  orderNotional: null,
  heat: null,
  dailyLoss: null,
  correlation: null,
  liquidity: null,
};

export function buildSizingInput(overrides: Partial<SizingInput> = {}): SizingInput {
  return {
    side: 'LONG',
    entry: price('60000'),
    stop: price('58000'),
    equity: money('10000'),
    riskFraction: decimal('0.005'),
    volatilityMultiplier: ONE,
    performanceMultiplier: ONE,
    costs: noCosts,
    instrument: buildInstrument(),
    caps: noCaps,
    episodeRisk: money('0'),
    noise: null,
    reduceOnlyExempt: true,
    ...overrides,
  };
}
