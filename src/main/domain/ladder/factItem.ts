/** Gate items that hold or do not, without a number of their own. */
import type { GateCode, GateFact, GateItem } from './gate.ts';

const facts = {
  CREDENTIALS: { name: 'Keys of the live account', rule: 'RC-03', required: 'may trade, may not withdraw or transfer' },
  LIVE_BOOK: { name: 'Live book empty, holdings declared', rule: 'SM-25', required: 'empty' },
  PREFLIGHT: { name: 'Preflight drills', rule: 'SM-23', required: 'all passed' },
  PROBATION: { name: 'Probation', rule: 'SM-15', required: 'passed' },
  CORRELATION_REVIEW: { name: 'Correlation review', rule: 'RP-08', required: 'acknowledged, less than 24 h old' },
  RECONCILIATION: { name: 'Reconciliation breaks in 72 h', rule: 'SM-06', required: 'none unresolved' },
  COMPLETENESS: { name: 'Venue history against the journal', rule: 'RP-10', required: 'complete' },
} as const satisfies Partial<Record<GateCode, { name: string; rule: string; required: string }>>;

/** Passes only when the fact is known and holds. */
export function factItem(code: keyof typeof facts, fact: GateFact): GateItem {
  return {
    code,
    ...facts[code],
    passed: fact.holds === true,
    actual: fact.holds === null ? null : fact.found,
    reason: fact.holds === null ? fact.found : null,
    missing: null,
    pausedBy: null,
  };
}
