/** An entry of BTC at 60,000 as property tests draw it, and its sizing. */
import type { SizingInput } from '../../src/main/domain/sizing/sizing.ts';
import { decimal, type Decimal } from '../../src/shared/values/decimal.ts';
import type { Money } from '../../src/shared/values/money.ts';
import { price } from '../../src/shared/values/price.ts';
import { buildInstrument } from './buildInstrument.ts';
import { buildSizingInput } from './buildSizingInput.ts';

export interface EntryPlan {
  readonly side: 'LONG' | 'SHORT';
  /** Distance of the stop in ticks of 0.1. */
  readonly stopTicks: number;
  readonly equity: Money;
  readonly slippage: Decimal;
}

/** A fraction, exactly. */
export const over = (count: number, parts: number): Decimal => decimal(count).div(decimal(parts));

/** Lots so fine that rounding hides no broken limit. */
export const fineInstrument = buildInstrument({ lot: '0.00001', minQuantity: '0.00001' });

export function sizingOfPlan(plan: EntryPlan, caps: SizingInput['caps']): SizingInput {
  const distance = over(plan.stopTicks, 10);
  const entry = price('60000');
  return buildSizingInput({
    side: plan.side,
    equity: plan.equity,
    entry,
    stop: price(plan.side === 'LONG' ? entry.sub(distance) : entry.add(distance)),
    costs: {
      entryFee: decimal('0.0005'),
      exitFee: decimal('0.0005'),
      entrySlippage: plan.slippage,
      stopSlippage: decimal('0.001'),
    },
    instrument: fineInstrument,
    caps,
  });
}
