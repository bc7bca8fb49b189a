/** One control of the pre-trade gate as a value: what it is called and how it judges a context (RC-01). */
import type { RiskCheck } from '../../../shared/model/risk.ts';

/** Value and limit are text in the check's unit. */
export interface Verdict {
  readonly passed: boolean;
  /** Overrides the check's code where a control has more than one way to fail. */
  readonly code?: string;
  readonly value: string | null;
  readonly limit: string | null;
  /** Found, expected, what to do, rule id; on a passed check a warning, else empty. */
  readonly text: string;
}

export interface Check<Context> {
  readonly rule: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** Pure; may throw, which fails the check. */
  judge(context: Context): Verdict;
}

/** Code of a check that could not judge: an input is missing, often because another check failed. */
const MISSING_INPUT = 'MISSING_INPUT';
const CHECK_BROKEN = 'CHECK_BROKEN';

/** A passed verdict. */
export const pass = (value: string | null, limit: string | null): Verdict => ({ passed: true, value, limit, text: '' });

/** A failed verdict. */
export const fail = (value: string | null, limit: string | null, text: string): Verdict => ({
  passed: false,
  value,
  limit,
  text,
});

/** The verdict under the code of its own reason. */
export const coded = (code: string, verdict: Verdict): Verdict => ({ ...verdict, code });

/** A verdict that lets the order pass and says what is odd about it. */
export const warn = (value: string | null, limit: string | null, text: string): Verdict => ({
  passed: true,
  value,
  limit,
  text,
});

/** The verdict without an input (CV-08). */
export const missing = (what: string, rule: string): Verdict => ({
  passed: false,
  code: MISSING_INPUT,
  value: null,
  limit: null,
  text: `Cannot be checked: ${what}. Entries wait until it is known; closing works (${rule}).`,
});

/** Runs every check in order; one that throws fails (RC-01). */
export const runChecks = <Context>(checks: readonly Check<Context>[], context: Context): readonly RiskCheck[] =>
  checks.map((check) => runCheck(check, context));

function runCheck<Context>(check: Check<Context>, context: Context): RiskCheck {
  const verdict = judgeSafely(check, context);
  const { rule, code, name, unit } = check;
  return {
    rule,
    code: verdict.code ?? code,
    name,
    unit,
    passed: verdict.passed,
    value: verdict.value,
    limit: verdict.limit,
    text: verdict.text,
  };
}

function judgeSafely<Context>(check: Check<Context>, context: Context): Verdict {
  try {
    return check.judge(context);
  } catch (error) {
    const found = error instanceof Error ? error.message : 'an unknown error';
    const text = `The check itself failed: ${found.slice(0, 200)}. The order is refused; report it (${check.rule}).`;
    return { passed: false, code: CHECK_BROKEN, value: null, limit: null, text };
  }
}

/** Texts for the trader, worst first: those that judged and failed, or where none did, what is missing. */
export function refusalTexts(failed: readonly RiskCheck[]): readonly string[] {
  const judged = failed.filter((check) => check.code !== MISSING_INPUT);
  return (judged.length > 0 ? judged : failed).map((check) => check.text);
}
