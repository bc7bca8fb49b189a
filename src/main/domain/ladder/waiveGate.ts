/** A gate where no real money is at stake: a person may waive what only time and luck bring, never what the desk itself must have ready. */
import type { GateCode, GateItem, GateResult } from './gate.ts';

/** Evidence and time; drill, journal, alerts, keys, clock, reconciliation and the like are never waived. */
const waivable: ReadonlySet<GateCode> = new Set([
  'WIN_RATE',
  'SHARPE',
  'MAX_DRAWDOWN',
  'TRADES',
  'DAYS',
  'ELAPSED',
  'PROFITABLE',
  'PROBATION',
  'SLIPPAGE',
]);

/** The gate with its waivable items let through, each saying so. */
export function waiveGate({ items }: GateResult): GateResult {
  const waived = items.map((item): GateItem =>
    item.passed || !waivable.has(item.code)
      ? item
      : { ...item, passed: true, reason: 'waived, a rehearsal', missing: null, pausedBy: null },
  );
  return { pass: waived.every((item) => item.passed), items: waived, earliestAt: null };
}
