/** EB-03: what was lost in the last 24 hours. Stops a bleed across midnight, which the daily loss forgets. */
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import type { ByMark } from './lossLevel.ts';
import { lossReading } from './lossReading.ts';
import type { Rungs } from './rungs.ts';
import type { TriggerIdentity, TriggerReading } from './triggerReading.ts';

const identity: TriggerIdentity = {
  trigger: 'ROLLING_LOSS',
  name: 'Loss in 24 h',
  rule: 'EB-03',
  definition:
    'Equity 24 h ago plus flows minus equity now, as a share of equity 24 h ago. The limit is a multiple of the daily limit. Above it only closing orders are sent.',
};

export interface RollingLossInput {
  /** Equity 24 h ago, or at the opening of a younger book. */
  readonly equity24hAgo: Decimal;
  /** Deposits minus withdrawals since then. */
  readonly flows: Decimal;
  readonly equity: ByMark;
  /** Daily limit x factor, a fraction. */
  readonly limit: Decimal;
  readonly currency: string;
  readonly measuredAt: UnixMs;
}

/** One rung: L2 above the limit. */
export const rollingLossRungs = (equity24hAgo: Decimal, limit: Decimal): Rungs => [
  { level: 'L2', at: equity24hAgo.mul(limit), above: true },
];

/** Reads the loss of the last 24 hours. */
export const rollingLossTrigger = (input: RollingLossInput, ladder: BreakerSettings['ladder']): TriggerReading =>
  lossReading(identity, {
    ...input,
    base: input.equity24hAgo,
    rungs: rollingLossRungs(input.equity24hAgo, input.limit),
    ladder,
    baseText: 'equity 24 h ago',
    warnFrom: null,
    alsoClears: '',
  });
