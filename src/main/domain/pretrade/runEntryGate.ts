/** The gate of orders that add risk: every check runs, in the order of RC-01, and one failure refuses the order. */
import { decide, type GateResult } from './approve.ts';
import { runChecks, type Check } from './check.ts';
import { counts } from './checks/counts.ts';
import { duplicateOrder } from './checks/duplicateOrder.ts';
import { grossExposure } from './checks/grossExposure.ts';
import { instrumentRules } from './checks/instrumentRules.ts';
import { mandatoryStop } from './checks/mandatoryStop.ts';
import { marketData } from './checks/marketData.ts';
import { maxNotional } from './checks/maxNotional.ts';
import { maxQuantity } from './checks/maxQuantity.ts';
import { minimumSize } from './checks/minimumSize.ts';
import { portfolioHeat } from './checks/portfolioHeat.ts';
import { entryClassification } from './checks/reduceClassification.ts';
import { statePermission } from './checks/statePermission.ts';
import { stopGiven } from './checks/stopGiven.ts';
import { stopSide } from './checks/stopSide.ts';
import { symbolExposure } from './checks/symbolExposure.ts';
import { throttle } from './checks/throttle.ts';
import { tradeRisk } from './checks/tradeRisk.ts';
import type { EntryContext } from './context.ts';

/** State, instrument, data, size, conflict, portfolio, flow. */
const entryChecks: readonly Check<EntryContext>[] = [
  statePermission,
  instrumentRules,
  marketData,
  stopGiven,
  stopSide,
  minimumSize,
  maxQuantity,
  maxNotional,
  tradeRisk,
  mandatoryStop,
  duplicateOrder,
  entryClassification,
  symbolExposure,
  grossExposure,
  counts,
  portfolioHeat,
  throttle,
];

/** Runs all checks; approves the draft's terms when none fails. Takes no token: the caller does when it sends. */
export const runEntryGate = (context: EntryContext): GateResult =>
  decide({
    gate: 'ENTRY',
    draft: context.draft,
    stateVersion: context.stateVersion,
    checks: runChecks(entryChecks, context),
  });
