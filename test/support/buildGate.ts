/** Gate snapshots that pass, with what a test changes. */
import type { GateEvidence } from '../../src/main/domain/ladder/evidenceItems.ts';
import type { GateMetric, GateTime } from '../../src/main/domain/ladder/gate.ts';
import type { PaperGateSnapshot, PaperOperations } from '../../src/main/domain/ladder/paperGate.ts';
import type { StepGateSnapshot, StepOperations } from '../../src/main/domain/ladder/stepGate.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { decimal } from '../../src/shared/values/decimal.ts';
import { unixMs } from '../../src/shared/values/time.ts';

const NOW = unixMs(1_700_000_000_000);
const HOUR = 3_600_000;

/** A metric of decimal text, or none. */
export const metricOf = (text: string | null, reason = 'NONE'): GateMetric =>
  text === null ? { value: null, reason } : { value: Number(text) };

const passingTime: GateTime = {
  elapsedMs: 200 * HOUR,
  qualifyingDays: 8,
  partialDay: 0,
  earliestAt: NOW,
  pausedBy: null,
};
const passingEvidence: GateEvidence = {
  winRate: { value: 0.5 },
  sharpe: { value: 1.42 },
  maxDrawdown: { value: 0.01 },
  closedTrades: 12,
  dailyReturns: 8,
  time: passingTime,
};
const passingPaper: PaperOperations = {
  credentials: { holds: true, found: 'trading on, withdrawals off' },
  liveEquity: { value: decimal('10000') },
  minimumEquity: { value: decimal('550') },
  lastDrillAt: unixMs(NOW - 24 * HOUR),
  verification: { at: unixMs(NOW - HOUR), ok: true },
  openAlerts: 0,
  clockOffsetMs: 23,
  liveBook: { holds: true, found: 'empty' },
  preflight: { holds: true, found: '4 of 4' },
};
const passingStep: StepOperations = {
  twr: { value: 0.004 },
  realizedNet: decimal('12.10'),
  riskStops: 0,
  probation: { holds: true, found: 'passed' },
  correlationReview: { holds: true, found: '0.42' },
  slippageRatio: { value: 1.2 },
  reconciliation: { holds: true, found: 'none' },
  completeness: { holds: true, found: '41 fills' },
};

export interface PaperGateOverrides {
  readonly evidence?: Partial<GateEvidence> | undefined;
  readonly time?: Partial<GateTime> | undefined;
  readonly operations?: Partial<PaperOperations> | undefined;
}

/** A paper gate that passes. */
export const buildPaperGate = (overrides: PaperGateOverrides = {}): PaperGateSnapshot => ({
  kind: 'PAPER',
  at: NOW,
  attempt: 1,
  strategyHash: null,
  gate: defaultSettings().gate,
  evidence: { ...passingEvidence, time: { ...passingTime, ...overrides.time }, ...overrides.evidence },
  operations: { ...passingPaper, ...overrides.operations },
});

export interface StepGateOverrides {
  readonly evidence?: Partial<GateEvidence> | undefined;
  readonly operations?: Partial<StepOperations> | undefined;
}

/** A scaling gate that passes. */
export const buildStepGate = (overrides: StepGateOverrides = {}): StepGateSnapshot => ({
  kind: 'STEP',
  at: NOW,
  mode: 'LIVE_MINIMAL',
  strategyHash: null,
  gate: defaultSettings().gate,
  evidence: { ...passingEvidence, ...overrides.evidence },
  operations: { ...passingStep, ...overrides.operations },
});
