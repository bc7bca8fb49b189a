/** What the machine teaches the breaker (EB-16): a journal that does not write, a late event loop, a full disk, memory. */
import type { SystemHealth } from '../../ports/systemHealth.ts';
import { systemTrigger, type SystemFacts } from '../../domain/breaker/systemTrigger.ts';
import type { Step } from '../step.ts';
import { rulesInForce } from './breakerRules.ts';
import type { BreakerView, EngineTrigger } from './breakerView.ts';

/** Takes a reading of the machine. */
export function learnSystemHealth(step: Step, health: SystemHealth): void {
  const { system } = step.state.live.breaker;
  const isHigh = health.lagP99Ms > rulesInForce(step).breaker.lagP99Ms;
  system.lagHighSince = isHigh ? (system.lagHighSince ?? step.at) : null;
  system.lagP99Ms = health.lagP99Ms;
  system.diskFreeMb = health.diskFreeMb;
  system.memoryShare = health.memoryShare;
  system.measuredAt = step.at;
}

export const systemHealth: EngineTrigger = {
  isQuiet: ({ state }) => state.live.journal.failingSince === null && state.live.breaker.system.measuredAt === null,
  read: (view) => systemTrigger(factsOf(view), rulesInForce(view).breaker),
};

function factsOf({ state, at }: BreakerView): SystemFacts {
  const { journal, breaker } = state.live;
  const { lagP99Ms, lagHighSince, diskFreeMb, memoryShare, measuredAt } = breaker.system;
  return {
    journalFailingMs: journal.failingSince === null ? null : at - journal.failingSince,
    lag: measuredAt === null ? null : { p99Ms: lagP99Ms, highForMs: lagHighSince === null ? 0 : at - lagHighSince },
    diskFreeMb,
    memoryShare,
    measuredAt,
  };
}
