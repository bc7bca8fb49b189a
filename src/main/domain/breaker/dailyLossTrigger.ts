/** EB-02: what was lost since 00:00 UTC. The limit is the customer's: 1 %, in the scaled modes 2 % (D-1). */
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import type { ByMark } from './lossLevel.ts';
import { lossReading } from './lossReading.ts';
import { standardRungs, type LadderSteps, type Rungs } from './rungs.ts';
import type { TriggerIdentity, TriggerReading } from './triggerReading.ts';

const identity: TriggerIdentity = {
  trigger: 'DAILY_LOSS',
  name: 'Daily loss',
  rule: 'EB-02',
  definition:
    'Equity at 00:00 UTC plus flows minus equity now, as a share of equity at 00:00 UTC. Unrealized P&L counts, at exit-side marks. Above the limit the emergency stop closes everything.',
};

export interface DailyLossInput {
  /** Equity at the start of the UTC day, unrealized P&L included. */
  readonly dayEquity: Decimal;
  /** Deposits minus withdrawals since then. */
  readonly flows: Decimal;
  readonly equity: ByMark;
  /** Fraction of dayEquity. */
  readonly limit: Decimal;
  readonly steps: LadderSteps;
  readonly currency: string;
  readonly measuredAt: UnixMs;
}

/** Rungs in account currency: the loss at which each level begins. */
export const dailyLossRungs = (dayEquity: Decimal, limit: Decimal, steps: LadderSteps): Rungs =>
  standardRungs(dayEquity.mul(limit), steps);

/** Reads the daily loss. */
export const dailyLossTrigger = (input: DailyLossInput, ladder: BreakerSettings['ladder']): TriggerReading =>
  lossReading(identity, {
    ...input,
    base: input.dayEquity,
    rungs: dailyLossRungs(input.dayEquity, input.limit, input.steps),
    ladder,
    baseText: 'equity at 00:00 UTC',
    warnFrom: input.dayEquity.mul(input.limit).mul(ladder.alert),
    alsoClears: ', or at 00:00 UTC',
  });
