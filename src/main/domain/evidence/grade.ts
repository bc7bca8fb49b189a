/**
 * Evidence grade (EV-09). It informs and never blocks.
 * A better grade asks for everything a lesser one asks for: without that, one lucky week of 30 trades would be an A, and EV-09 says that every
 * 7-day record is a D.
 */
import type { EvidenceGrade } from '../../../shared/evidence/grade.ts';
import type { Metric } from '../../../shared/evidence/metric.ts';

export interface GradeFacts {
  /** PSR against zero. */
  readonly psr: Metric;
  readonly deflated: Metric;
  readonly days: number;
  readonly minTrackRecordDays: Metric;
  readonly trades: number;
  /** An imported record that does not declare fees, slippage, variants or range (RP-03). */
  readonly isUndeclared: boolean;
}

export interface Grading {
  readonly grade: EvidenceGrade;
  /** The rule of the grade in words. */
  readonly rule: string;
  /** What the next better grade lacks; empty for A. */
  readonly missing: readonly string[];
}

interface GradeRule {
  readonly grade: EvidenceGrade;
  readonly psr: number;
  readonly days: number;
  readonly trades: number;
  /** Whether the deflated Sharpe ratio and the minimum track record are asked for too. */
  readonly isProof: boolean;
  readonly text: string;
}

/** Best first. */
const rules: readonly GradeRule[] = [
  {
    grade: 'A',
    psr: 0.95,
    days: 30,
    trades: 30,
    isProof: true,
    text: 'A: PSR and deflated PSR at least 0.95, as many days as the track record needs and at least 30, at least 30 trades.',
  },
  {
    grade: 'B',
    psr: 0.9,
    days: 30,
    trades: 30,
    isProof: false,
    text: 'B: PSR at least 0.90, at least 30 days and 30 trades.',
  },
  {
    grade: 'C',
    psr: 0.75,
    days: 14,
    trades: 20,
    isProof: false,
    text: 'C: PSR at least 0.75, at least 14 days and 20 trades.',
  },
];
const LOWEST = 'D: less than C asks for (PSR 0.75, 14 days, 20 trades).';
const UNDECLARED = 'fees, slippage, variants tried and data range must be declared';

export function gradeEvidence(facts: GradeFacts): Grading {
  const best = rules.findIndex((rule) => lackOf(facts, rule).length === 0);
  const reached = rules[best];
  const next = reached === undefined ? rules.at(-1) : rules[best - 1];
  return {
    grade: reached?.grade ?? 'D',
    rule: reached?.text ?? LOWEST,
    missing: next === undefined ? [] : lackOf(facts, next),
  };
}

function lackOf(facts: GradeFacts, rule: GradeRule): readonly string[] {
  const lack: string[] = [];
  if (facts.isUndeclared) lack.push(UNDECLARED);
  if (!isAtLeast(facts.psr, rule.psr)) lack.push(`PSR ${metricText(facts.psr)} of ${rule.psr.toFixed(2)}`);
  if (facts.days < rule.days) lack.push(`${facts.days} of ${rule.days} days`);
  if (facts.trades < rule.trades) lack.push(`${facts.trades} of ${rule.trades} trades`);
  return rule.isProof ? [...lack, ...lackOfProof(facts, rule)] : lack;
}

function lackOfProof({ deflated, days, minTrackRecordDays }: GradeFacts, rule: GradeRule): readonly string[] {
  const lack: string[] = [];
  if (!isAtLeast(deflated, rule.psr)) lack.push(`deflated PSR ${metricText(deflated)} of ${rule.psr.toFixed(2)}`);
  if (minTrackRecordDays.value === null || days < minTrackRecordDays.value)
    lack.push(
      `${days} of ${minTrackRecordDays.value === null ? 'n/a' : Math.ceil(minTrackRecordDays.value)} track record days`,
    );
  return lack;
}

const isAtLeast = (metric: Metric, limit: number): boolean => metric.value !== null && metric.value >= limit;

/** Two decimals, cut and not rounded, so that a value below its limit never reads like the limit. */
const metricText = ({ value }: Metric): string => (value === null ? 'n/a' : (Math.floor(value * 100) / 100).toFixed(2));
