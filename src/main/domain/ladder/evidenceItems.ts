/** The six items of evidence that every gate starts with: what was earned, and how long it was watched (SM-05, SM-06, SM-07). */
import type { Settings } from '../../../shared/settings.ts';
import { decimalFromFloat, decimalText, type Decimal } from '../../../shared/values/decimal.ts';
import { HOUR_MS } from '../../../shared/values/time.ts';
import { daysText } from '../wording/daysText.ts';
import { differingText } from './differingText.ts';
import { finite, type GateCode, type GateItem, type GateMetric, type GateTime } from './gate.ts';

/** Evidence of one book since a point in time. */
export interface GateEvidence {
  readonly winRate: GateMetric;
  /** Annual, from daily returns (ME-04). */
  readonly sharpe: GateMetric;
  /** On minute samples (ME-06), a fraction. */
  readonly maxDrawdown: GateMetric;
  readonly closedTrades: number;
  readonly dailyReturns: number;
  readonly time: GateTime;
}

export interface EvidenceRule {
  readonly rule: string;
  readonly gate: Settings['gate'];
  /** Largest drawdown this gate accepts. */
  readonly maxDrawdown: Decimal;
}

const TENTH = 10;

/** WIN_RATE, SHARPE, MAX_DRAWDOWN, TRADES, DAYS, ELAPSED. */
export function evidenceItems(evidence: GateEvidence, rule: EvidenceRule): readonly GateItem[] {
  return [
    winRate(evidence, rule),
    sharpe(evidence, rule),
    maxDrawdown(evidence, rule),
    closedTrades(evidence, rule),
    qualifyingDays(evidence, rule),
    elapsed(evidence, rule),
  ];
}

interface Measure {
  readonly code: GateCode;
  readonly name: string;
  readonly rule: string;
  readonly metric: GateMetric;
  readonly limit: Decimal;
  readonly direction: 'AT_LEAST' | 'AT_MOST';
  readonly unit: keyof typeof units;
}

function measured({ code, name, rule, metric, limit, direction, unit }: Measure): GateItem {
  const found = finite(metric);
  const value = found.value === null ? null : decimalFromFloat(found.value);
  const isWithin = direction === 'AT_LEAST' ? value?.greaterThanOrEqualTo(limit) : value?.lessThanOrEqualTo(limit);
  const { scale, suffix, digits } = units[unit];
  return {
    code,
    name,
    rule,
    passed: isWithin ?? false,
    actual: value === null ? null : differingText(value.mul(scale), limit.mul(scale), digits) + suffix,
    reason: found.value === null ? found.reason : null,
    required: `${direction === 'AT_LEAST' ? '>=' : '<='} ${decimalText(limit.mul(scale))}${suffix}`,
    missing: null,
    pausedBy: null,
  };
}

const units = {
  PERCENT: { scale: 100, suffix: '%', digits: 1 },
  RATIO: { scale: 1, suffix: '', digits: 2 },
} as const;

const winRate = ({ winRate: metric }: GateEvidence, { rule, gate }: EvidenceRule): GateItem =>
  measured({
    code: 'WIN_RATE',
    name: 'Win rate',
    rule,
    metric,
    limit: gate.winRate,
    direction: 'AT_LEAST',
    unit: 'PERCENT',
  });

function sharpe({ sharpe: found, dailyReturns }: GateEvidence, { rule, gate }: EvidenceRule): GateItem {
  // Too few days give a number that means nothing; the gate does not look at it (ME-04).
  const metric = dailyReturns < gate.minDailyReturns ? ({ value: null, reason: 'TOO_FEW_OBS' } as const) : found;
  const limit = gate.sharpe;
  const name = 'Sharpe (daily, x sqrt 365)';
  return measured({ code: 'SHARPE', name, rule, metric, limit, direction: 'AT_LEAST', unit: 'RATIO' });
}

const maxDrawdown = ({ maxDrawdown: metric }: GateEvidence, { rule, maxDrawdown: limit }: EvidenceRule): GateItem =>
  measured({
    code: 'MAX_DRAWDOWN',
    name: 'Max drawdown',
    rule,
    metric,
    limit,
    direction: 'AT_MOST',
    unit: 'PERCENT',
  });

function closedTrades({ closedTrades: found }: GateEvidence, { rule, gate }: EvidenceRule): GateItem {
  const short = gate.trades - found;
  return {
    code: 'TRADES',
    name: 'Closed trades',
    rule,
    passed: short <= 0,
    actual: String(found),
    reason: null,
    required: `>= ${gate.trades}`,
    missing: short <= 0 ? null : short === 1 ? '1 trade' : `${short} trades`,
    pausedBy: null,
  };
}

function qualifyingDays({ time }: GateEvidence, { gate }: EvidenceRule): GateItem {
  const passed = time.qualifyingDays >= gate.qualifyingDays;
  // Tenths are cut, not rounded, so that a day that is not full never reads like one.
  const tenths = time.qualifyingDays * TENTH + Math.min(TENTH - 1, Math.floor(time.partialDay * TENTH));
  return {
    code: 'DAYS',
    name: 'Qualifying days',
    rule: 'SM-07',
    passed,
    actual: String(tenths / TENTH),
    reason: null,
    required: `>= ${gate.qualifyingDays}`,
    missing: passed ? null : daysText((gate.qualifyingDays * TENTH - tenths) / TENTH),
    pausedBy: time.pausedBy,
  };
}

function elapsed({ time }: GateEvidence, { gate }: EvidenceRule): GateItem {
  const passed = time.elapsedMs >= gate.elapsedHours * HOUR_MS;
  const hours = Math.floor(time.elapsedMs / HOUR_MS);
  return {
    code: 'ELAPSED',
    name: 'Time since entry',
    rule: 'SM-07',
    passed,
    actual: `${hours} h`,
    reason: null,
    required: `>= ${gate.elapsedHours} h`,
    missing: passed ? null : `${gate.elapsedHours - hours} h`,
    pausedBy: time.pausedBy,
  };
}
