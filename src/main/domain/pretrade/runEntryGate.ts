/** The gate of orders that add risk: every check runs, in the order of RC-01, and one failure refuses the order. */
import { decide, type GateResult } from './approve.ts';
import { runChecks, type Check } from './check.ts';
import { addingToPosition } from './checks/addingToPosition.ts';
import { collar } from './checks/collar.ts';
import { correlatedExposure } from './checks/correlatedExposure.ts';
import { counts } from './checks/counts.ts';
import { credentials } from './checks/credentials.ts';
import { dailyHeadroom } from './checks/dailyHeadroom.ts';
import { deployment } from './checks/deployment.ts';
import { duplicateOrder } from './checks/duplicateOrder.ts';
import { equityConfirmed } from './checks/equityConfirmed.ts';
import { exchangeWeight } from './checks/exchangeWeight.ts';
import { externalActivity } from './checks/externalActivity.ts';
import { grossExposure } from './checks/grossExposure.ts';
import { instrumentRules } from './checks/instrumentRules.ts';
import { liquidationDistance } from './checks/liquidationDistance.ts';
import { liquidity } from './checks/liquidity.ts';
import { mandatoryStop } from './checks/mandatoryStop.ts';
import { marketData } from './checks/marketData.ts';
import { maxNotional } from './checks/maxNotional.ts';
import { maxQuantity } from './checks/maxQuantity.ts';
import { minimumSize } from './checks/minimumSize.ts';
import { portfolioHeat } from './checks/portfolioHeat.ts';
import { entryClassification } from './checks/reduceClassification.ts';
import { repeatedEntries } from './checks/repeatedEntries.ts';
import { restrictedList } from './checks/restrictedList.ts';
import { selfTrade } from './checks/selfTrade.ts';
import { sequenceGap } from './checks/sequenceGap.ts';
import { sourceDivergence } from './checks/sourceDivergence.ts';
import { statePermission } from './checks/statePermission.ts';
import { stopGiven } from './checks/stopGiven.ts';
import { stopSide } from './checks/stopSide.ts';
import { symbolExposure } from './checks/symbolExposure.ts';
import { throttle } from './checks/throttle.ts';
import { tradeRisk } from './checks/tradeRisk.ts';
import { unknownOutcome } from './checks/unknownOutcome.ts';
import { venueSetup } from './checks/venueSetup.ts';
import type { EntryContext } from './context.ts';

/** State, identity, instrument, data, price, size, conflict, portfolio, flow, venue. */
const entryChecks: readonly Check<EntryContext>[] = [
  statePermission,
  credentials,
  restrictedList,
  deployment,
  instrumentRules,
  marketData,
  sequenceGap,
  sourceDivergence,
  collar,
  equityConfirmed,
  stopGiven,
  stopSide,
  minimumSize,
  maxQuantity,
  maxNotional,
  tradeRisk,
  mandatoryStop,
  duplicateOrder,
  selfTrade,
  entryClassification,
  unknownOutcome,
  externalActivity,
  symbolExposure,
  grossExposure,
  correlatedExposure,
  counts,
  portfolioHeat,
  dailyHeadroom,
  addingToPosition,
  throttle,
  exchangeWeight,
  repeatedEntries,
  liquidationDistance,
  liquidity,
  venueSetup,
];

/** Runs all checks; approves the draft's terms when none fails. Takes no token: the caller does when it sends. */
export const runEntryGate = (context: EntryContext): GateResult =>
  decide({
    gate: 'ENTRY',
    draft: context.draft,
    stateVersion: context.stateVersion,
    checks: runChecks(entryChecks, context),
  });
