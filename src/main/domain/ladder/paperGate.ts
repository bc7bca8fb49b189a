/**
 * The gate PAPER -> LIVE MINIMAL (SM-05): a pure function of a frozen snapshot of the paper book's current attempt.
 * Every item is listed, passed or not; what is not known fails; equality passes (CV-04).
 */
import type { Settings } from '../../../shared/settings.ts';
import { decimal, type Decimal } from '../../../shared/values/decimal.ts';
import { DAY_MS, HOUR_MS, type UnixMs } from '../../../shared/values/time.ts';
import { daysText } from '../wording/daysText.ts';
import { moneyText, moneyTextUp } from '../wording/numberText.ts';
import { evidenceItems, type GateEvidence } from './evidenceItems.ts';
import { factItem } from './factItem.ts';
import { gateResult, type GateAmount, type GateFact, type GateItem, type GateResult } from './gate.ts';

/** What the desk itself must have ready, beside the evidence. */
export interface PaperOperations {
  /** RC-03 against the live account. */
  readonly credentials: GateFact;
  /** Equity of the live account, account currency. */
  readonly liveEquity: GateAmount;
  /** Least equity the first rung works with (PS-12). */
  readonly minimumEquity: GateAmount;
  /** Start of the last completed emergency stop of the paper book; null before the first. */
  readonly lastDrillAt: UnixMs | null;
  /** The last full check of the journal (AU-10). */
  readonly verification: { readonly at: UnixMs; readonly ok: boolean } | null;
  /** Active alerts of severity P1 or P2. */
  readonly openAlerts: number;
  /** Our clock against the venue's; null before the first answer. */
  readonly clockOffsetMs: number | null;
  /** The live book is empty and what the account holds is declared (SM-25). */
  readonly liveBook: GateFact;
  /** The drill list of SM-23. */
  readonly preflight: GateFact;
}

export interface PaperGateSnapshot {
  readonly kind: 'PAPER';
  /** Engine time of the freeze. */
  readonly at: UnixMs;
  readonly attempt: number;
  readonly strategyHash: string | null;
  readonly gate: Settings['gate'];
  readonly evidence: GateEvidence;
  readonly operations: PaperOperations;
}

const HUNDRED = decimal(100);
/** A check of the journal counts for less than this (SM-05). */
const VERIFICATION_MAX_AGE_MS = 24 * HOUR_MS;
/** Offsets below this pass (SM-05). */
const CLOCK_LIMIT_MS = 500;

/** PASS or FAIL with every item, failed ones included, in the order of the page. */
export function evaluatePaperGate(snapshot: PaperGateSnapshot): GateResult {
  const { gate, evidence, operations } = snapshot;
  const items = [
    ...evidenceItems(evidence, { rule: 'SM-05', gate, maxDrawdown: gate.maxDrawdown }),
    factItem('CREDENTIALS', operations.credentials),
    accountSize(operations),
    drill(snapshot),
    verified(snapshot),
    alerts(operations),
    clock(operations),
    factItem('LIVE_BOOK', operations.liveBook),
    factItem('PREFLIGHT', operations.preflight),
  ];
  return gateResult(items, evidence.time.earliestAt);
}

function accountSize({ liveEquity, minimumEquity }: PaperOperations): GateItem {
  const least = minimumEquity.value;
  const found = liveEquity.value;
  return {
    code: 'ACCOUNT_SIZE',
    name: 'Account size',
    rule: 'PS-12',
    passed: found !== null && least !== null && found.greaterThanOrEqualTo(least),
    actual: found === null ? null : amountText(found, least),
    reason: liveEquity.value === null ? liveEquity.reason : null,
    required: minimumEquity.value === null ? `n/a (${minimumEquity.reason})` : `>= ${moneyTextUp(minimumEquity.value)}`,
    missing: found !== null && least?.greaterThan(found) ? moneyTextUp(least.sub(found)) : null,
    pausedBy: null,
  };
}

/** Two decimals, cut when the account is too small, so that it never reads like enough (UI-69). */
const amountText = (found: Decimal, least: Decimal | null): string =>
  least?.greaterThan(found) ? moneyText(found.mul(HUNDRED).floor().div(HUNDRED)) : moneyText(found);

function drill({ at, gate, operations }: PaperGateSnapshot): GateItem {
  const days = operations.lastDrillAt === null ? null : (at - operations.lastDrillAt) / DAY_MS;
  return {
    code: 'DRILL',
    name: `Emergency drill in the last ${daysText(gate.drillMaxAgeDays)}`,
    rule: 'SM-05',
    passed: days !== null && days <= gate.drillMaxAgeDays,
    actual: days === null ? 'none' : drillAge(days, gate.drillMaxAgeDays),
    reason: null,
    required: '1',
    missing: null,
    pausedBy: null,
  };
}

/** Whole days that are over, and one more once it counts no longer, so that it never reads like enough (UI-69). */
function drillAge(days: number, most: number): string {
  const whole = days > most ? Math.ceil(days) : Math.floor(days);
  return `${whole < 1 ? 'less than 1 day' : daysText(whole)} ago`;
}

function verified({ at, operations }: PaperGateSnapshot): GateItem {
  const last = operations.verification;
  return {
    code: 'JOURNAL',
    name: 'Journal verified in the last 24 h',
    rule: 'SM-05',
    passed: last !== null && last.ok && at - last.at < VERIFICATION_MAX_AGE_MS,
    actual: last === null ? 'never' : `${last.ok ? 'ok' : 'does not verify'}, ${hoursText(at - last.at)} ago`,
    reason: null,
    required: 'ok, less than 24 h ago',
    missing: null,
    pausedBy: null,
  };
}

/** Hours that are over: 23.9 h read as 23, because 24 count no longer (UI-69). */
const hoursText = (ageMs: number): string => (ageMs < HOUR_MS ? 'less than 1 h' : `${Math.floor(ageMs / HOUR_MS)} h`);

const alerts = ({ openAlerts }: PaperOperations): GateItem => ({
  code: 'ALERTS',
  name: 'Open alerts P1 and P2',
  rule: 'SM-05',
  passed: openAlerts === 0,
  actual: String(openAlerts),
  reason: null,
  required: '0',
  missing: null,
  pausedBy: null,
});

const clock = ({ clockOffsetMs }: PaperOperations): GateItem => ({
  code: 'CLOCK',
  name: 'Clock offset to the venue',
  rule: 'EB-10',
  passed: clockOffsetMs !== null && Math.abs(clockOffsetMs) < CLOCK_LIMIT_MS,
  actual: clockOffsetMs === null ? null : offsetText(clockOffsetMs),
  reason: clockOffsetMs === null ? 'NOT_MEASURED' : null,
  required: `< ${CLOCK_LIMIT_MS} ms`,
  missing: null,
  pausedBy: null,
});

/** Whole milliseconds (UI-66); what passes never reads like the limit. */
function offsetText(offsetMs: number): string {
  const size = Math.abs(offsetMs);
  const whole = size < CLOCK_LIMIT_MS ? Math.min(Math.round(size), CLOCK_LIMIT_MS - 1) : Math.round(size);
  return `${offsetMs < 0 && whole > 0 ? '-' : ''}${whole} ms`;
}
