/** What the gate (SM-05) and the evidence (EV-09) say about a simulated run. The operational items are given: the thresholds are what is measured. */
import type { Try } from '../../src/main/domain/evidence/deflatedSharpe.ts';
import { judgeRecord } from '../../src/main/domain/evidence/judgeRecord.ts';
import type { GateCode, GateFact } from '../../src/main/domain/ladder/gate.ts';
import { evaluatePaperGate, type PaperOperations } from '../../src/main/domain/ladder/paperGate.ts';
import { gateMetrics } from '../../src/main/domain/metrics/gateMetrics.ts';
import type { EvidenceGrade } from '../../src/shared/evidence/grade.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { decimal } from '../../src/shared/values/decimal.ts';
import { DAY_MS } from '../../src/shared/values/time.ts';
import type { PaperRun } from './paperTrader.ts';

const { gate } = defaultSettings();
const given: GateFact = { holds: true, found: 'given' };

/** Codes of the items that fail after the days played so far; empty when the gate opens. */
export function failedItems(run: PaperRun): readonly GateCode[] {
  const at = run.record.last.at;
  const operations: PaperOperations = {
    credentials: given,
    liveEquity: { value: decimal(10_000) },
    minimumEquity: { value: decimal(550) },
    lastDrillAt: at,
    verification: { at, ok: true },
    openAlerts: 0,
    clockOffsetMs: 0,
    liveBook: given,
    preflight: given,
  };
  const time = {
    elapsedMs: run.days * DAY_MS,
    qualifyingDays: run.days,
    partialDay: 0,
    earliestAt: at,
    pausedBy: null,
  };
  const evidence = { ...gateMetrics(run.record, run.trades), time };
  const { items } = evaluatePaperGate({
    kind: 'PAPER',
    at,
    attempt: 1,
    strategyHash: null,
    gate,
    evidence,
    operations,
  });
  return items.filter((item) => !item.passed).map((item) => item.code);
}

/** Evidence grade of the run as attempt so-and-so many. */
export const gradeOf = (run: PaperRun, pastAttempts: readonly Try[] = []): EvidenceGrade =>
  judgeRecord({
    returns: run.record.days.closed.map((day) => day.return),
    trades: run.trades.length,
    attempt: pastAttempts.length + 1,
    declaredVariants: 0,
    pastAttempts,
    confidence: 0.95,
    isUndeclared: false,
  }).grading.grade;
