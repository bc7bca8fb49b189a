/** Every trigger of EB-02 to EB-16, RC-08 and RC-09 by name. */
import type { TriggerName } from '../../../shared/settings/breaker.ts';
import { correlationTrigger, type CorrelationReading } from '../../domain/breaker/correlationTrigger.ts';
import { lossStreakTrigger, type LossStreak } from '../../domain/breaker/lossStreakTrigger.ts';
import { manualTrigger } from '../../domain/breaker/manualTrigger.ts';
import { activeBook, activeBookState } from '../books.ts';
import { rulesInForce } from './breakerRules.ts';
import type { BreakerView, EngineTrigger } from './breakerView.ts';
import { readLoss, type LossTrigger } from './lossReadings.ts';
import { systemHealth } from './machineHealth.ts';
import { duplicateOrders, latency, orderRejects, slippage, throttled } from './orderQuality.ts';
import { staleData } from './staleData.ts';
import { clock, connectivity, equityJump, mismatch } from './venueHealth.ts';

const correlationNow = ({ state }: BreakerView): CorrelationReading | null =>
  state.live.correlation.readings[activeBook(state.durable)];

const streakNow = ({ state }: BreakerView): LossStreak => activeBookState(state).risk.streak;

/** Losses are watched on each tick (lossWatch), so that a calm second has nothing to add. */
const loss = (trigger: LossTrigger): EngineTrigger => ({
  isQuiet: () => false,
  read: (view) => readLoss(view, trigger),
});

export const triggerTable: Readonly<Record<TriggerName, EngineTrigger>> = {
  DAILY_LOSS: loss('DAILY_LOSS'),
  ROLLING_LOSS: loss('ROLLING_LOSS'),
  DRAWDOWN: loss('DRAWDOWN'),
  LATENCY: latency,
  CORRELATION: {
    isQuiet: (view) => (correlationNow(view)?.rhoW ?? 0) <= rulesInForce(view).correlation.warn.toNumber(),
    read: (view) => correlationTrigger(correlationNow(view), rulesInForce(view).correlation),
  },
  LOSS_STREAK: {
    isQuiet: (view) => streakNow(view).losses < rulesInForce(view).breaker.lossStreakL1,
    read: (view) => lossStreakTrigger(streakNow(view), view.at, rulesInForce(view).breaker),
  },
  ORDER_REJECTS: orderRejects,
  STALE_DATA: staleData,
  CLOCK: clock,
  MISMATCH: mismatch,
  CONNECTIVITY: connectivity,
  SLIPPAGE: slippage,
  EQUITY_JUMP: equityJump,
  MANUAL: {
    isQuiet: ({ state }) => state.durable.manualLevel === null,
    read: ({ state }) => manualTrigger(state.durable.manualLevel),
  },
  SYSTEM: systemHealth,
  DUPLICATE_ORDERS: duplicateOrders,
  THROTTLE: throttled,
};
