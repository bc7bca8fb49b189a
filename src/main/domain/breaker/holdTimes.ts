/** How long a trigger must be clear before its L1 or L2 falls (EB-18). */
import type { TriggerName } from '../../../shared/settings/breaker.ts';
import { MINUTE_MS, SECOND_MS } from '../../../shared/values/time.ts';
import type { BreakerSettings } from './breakerSettings.ts';

/** Technical conditions that end by themselves: latency, stale data, clock, and what a machine recovers from alike. */
const SHORT_HOLD_MS = 60 * SECOND_MS;
/** Conditions that say something about orders and positions: rejects, mismatch, and what is judged over fills. */
const LONG_HOLD_MS = 5 * MINUTE_MS;

/** Milliseconds for one trigger. A loss streak carries its own time, and a level set by hand ends by hand. */
export function holdMsOf(trigger: TriggerName, settings: Pick<BreakerSettings, 'ladder'>): number {
  switch (trigger) {
    case 'DAILY_LOSS':
    case 'ROLLING_LOSS':
    case 'DRAWDOWN':
      return settings.ladder.clearHoldMs;
    case 'LATENCY':
    case 'STALE_DATA':
    case 'CLOCK':
    case 'CONNECTIVITY':
    case 'SYSTEM':
      return SHORT_HOLD_MS;
    case 'CORRELATION':
    case 'ORDER_REJECTS':
    case 'MISMATCH':
    case 'SLIPPAGE':
    case 'EQUITY_JUMP':
    case 'DUPLICATE_ORDERS':
    case 'THROTTLE':
      return LONG_HOLD_MS;
    case 'LOSS_STREAK':
    case 'MANUAL':
      return 0;
  }
}
