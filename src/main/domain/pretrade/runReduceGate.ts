/** The gate of orders that only reduce: no state, no limits, no throttle; what is missing or doubtful warns and does not refuse (CV-08). */
import { decide, type GateResult } from './approve.ts';
import { runChecks, type Check } from './check.ts';
import { reduceCredentials } from './checks/credentials.ts';
import { reduceDuplicateOrder } from './checks/duplicateOrder.ts';
import { reduceInstrumentRules } from './checks/instrumentRules.ts';
import { reduceMarketData } from './checks/marketData.ts';
import { reduceClassification } from './checks/reduceClassification.ts';
import type { ReduceContext } from './context.ts';

/** RC-03 and RC-21 as warnings, RC-04, RC-08, RC-23. */
const reduceChecks: readonly Check<ReduceContext>[] = [
  reduceCredentials,
  reduceInstrumentRules,
  reduceMarketData,
  reduceDuplicateOrder,
  reduceClassification,
];

/** Approves an EXIT or STOP order that provably reduces. */
export const runReduceGate = (context: ReduceContext): GateResult =>
  decide({
    gate: 'REDUCE',
    draft: context.draft,
    stateVersion: context.stateVersion,
    checks: runChecks(reduceChecks, context),
  });
