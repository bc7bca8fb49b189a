/** The sizer's caps from the same facts the gate checks, so that a computed size passes the gate by construction. */
import type { ModeLimits } from '../../../shared/settings.ts';
import { money } from '../../../shared/values/money.ts';
import type { SizingCaps } from '../sizing/sizing.ts';
import type { Exposure } from './context.ts';
import type { NotionalCap } from './orderNotionalCap.ts';

/** Caps of SM-02 with what already counts against them; `notionalCap` null leaves that candidate out, and RC-07 then refuses the order. */
export const entryCaps = (limits: ModeLimits, exposure: Exposure, notionalCap: NotionalCap | null): SizingCaps => ({
  gross: { cap: limits.gross, now: money(exposure.grossPositions.add(exposure.workingEntries)) },
  symbol: { cap: limits.symbol, now: money(exposure.symbolPosition.add(exposure.symbolWorking)) },
  orderNotional: notionalCap === null ? null : notionalCap.amount,
  heat: { cap: limits.heat, now: exposure.heat },
  dailyLoss: null,
  correlation: null,
  liquidity: null,
});
