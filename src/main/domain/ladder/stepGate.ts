/**
 * The gate of each scaling step (SM-06): a pure function of a frozen snapshot of the live book since the step began.
 * Every item is listed, passed or not; what is not known fails; equality passes (CV-04).
 */
import type { TradingMode } from '../../../shared/model/mode.ts';
import type { Settings } from '../../../shared/settings.ts';
import { decimalFromFloat, decimalText, type Decimal } from '../../../shared/values/decimal.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { differingText } from './differingText.ts';
import { evidenceItems, type GateEvidence } from './evidenceItems.ts';
import { factItem } from './factItem.ts';
import { finite, gateResult, type GateFact, type GateItem, type GateMetric, type GateResult } from './gate.ts';
import { isProfitable } from './isProfitable.ts';
import { signedText } from './signedText.ts';

/** What a scaling step asks for beside the evidence. */
export interface StepOperations {
  /** Time-weighted return since step entry, a fraction. */
  readonly twr: GateMetric;
  /** Realized P&L since step entry, net of fees and funding, account currency. */
  readonly realizedNet: Decimal;
  /** Emergency stops for a loss or for correlation since step entry. */
  readonly riskStops: number;
  readonly probation: GateFact;
  readonly correlationReview: GateFact;
  /** Mean live slippage over what the paper model says. */
  readonly slippageRatio: GateMetric;
  readonly reconciliation: GateFact;
  readonly completeness: GateFact;
}

export interface StepGateSnapshot {
  readonly kind: 'STEP';
  /** Engine time of the freeze. */
  readonly at: UnixMs;
  readonly mode: TradingMode;
  readonly strategyHash: string | null;
  readonly gate: Settings['gate'];
  readonly evidence: GateEvidence;
  readonly operations: StepOperations;
}

/** PASS or FAIL with every item, failed ones included, in the order of the page. */
export function evaluateStepGate(snapshot: StepGateSnapshot): GateResult {
  const { gate, evidence, operations } = snapshot;
  const items = [
    ...evidenceItems(evidence, { rule: 'SM-06', gate, maxDrawdown: gate.stepMaxDrawdown }),
    profitable(operations),
    lossStops(operations),
    factItem('PROBATION', operations.probation),
    factItem('CORRELATION_REVIEW', operations.correlationReview),
    slippage(operations, gate),
    factItem('RECONCILIATION', operations.reconciliation),
    factItem('COMPLETENESS', operations.completeness),
  ];
  return gateResult(items, evidence.time.earliestAt);
}

function profitable(operations: StepOperations): GateItem {
  const twr = finite(operations.twr);
  const net = operations.realizedNet;
  return {
    code: 'PROFITABLE',
    name: 'Profitable since the step began',
    rule: 'SM-09',
    passed: isProfitable(twr.value, net),
    actual: twr.value === null ? null : `${percentOf(twr.value)}, realized ${signedText(net, 2)}`,
    reason: twr.value === null ? twr.reason : null,
    required: 'return > 0 and realized > 0',
    missing: null,
    pausedBy: null,
  };
}

const percentOf = (twr: number): string => `${signedText(decimalFromFloat(twr).mul(100), 2)}%`;

const lossStops = ({ riskStops }: StepOperations): GateItem => ({
  code: 'LOSS_STOPS',
  name: 'Emergency stops for a risk cause',
  rule: 'SM-06',
  passed: riskStops === 0,
  actual: String(riskStops),
  reason: null,
  required: '0',
  missing: null,
  pausedBy: null,
});

function slippage(operations: StepOperations, gate: Settings['gate']): GateItem {
  const found = finite(operations.slippageRatio);
  const ratio = found.value === null ? null : decimalFromFloat(found.value);
  return {
    code: 'SLIPPAGE',
    name: 'Slippage, live against the paper model',
    rule: 'RP-07',
    passed: ratio?.lessThanOrEqualTo(gate.slippageRatio) ?? false,
    actual: ratio === null ? null : `${differingText(ratio, gate.slippageRatio, 2)} x`,
    reason: found.value === null ? found.reason : null,
    required: `<= ${decimalText(gate.slippageRatio)} x`,
    missing: null,
    pausedBy: null,
  };
}
