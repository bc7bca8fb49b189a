/** The gate of emergency closes (ES-16): the bypass is typed and checked instead of being a back door. */
import { decide, type GateResult } from './approve.ts';
import { runChecks, type Check } from './check.ts';
import { emergencyClassification } from './checks/reduceClassification.ts';
import type { EmergencyContext } from './context.ts';

const emergencyChecks: readonly Check<EmergencyContext>[] = [emergencyClassification];

/** Approves an EMERGENCY order that provably reduces the position the venue reported; nothing else is asked. */
export const runEmergencyGate = (context: EmergencyContext): GateResult =>
  decide({
    gate: 'EMERGENCY_EXIT',
    draft: context.draft,
    stateVersion: context.stateVersion,
    checks: runChecks(emergencyChecks, context),
  });
