/**
 * What a failed call of the library means, by the library's class and by what was seen on the way: refused where the venue surely said no, not sent
 * where nothing left, and unknown whenever in doubt (RC-24).
 */
import type ccxt from 'ccxt';
import { CallError, clean, unanswered } from '../ccxt/callError.ts';

/** The library's error classes, handed in because the library is loaded on first use. */
export type LibraryErrors = Pick<
  typeof ccxt,
  | 'ArgumentsRequired'
  | 'AuthenticationError'
  | 'BadRequest'
  | 'DDoSProtection'
  | 'InsufficientFunds'
  | 'InvalidNonce'
  | 'InvalidOrder'
  | 'NotSupported'
  | 'OperationRejected'
  | 'OrderNotFound'
  | 'RateLimitExceeded'
>;

/** What was seen of the call beside its outcome. */
export interface CallTrace {
  /** Whether anything left this process. */
  readonly wasSent: boolean;
  /** Status of the last answer; null where none came. */
  readonly status: number | null;
  /** Its text; empty where none came. */
  readonly body: string;
}

export interface LibraryFailure {
  readonly error: CallError;
  /** The library's class, where the desk acts on it. */
  readonly kind: 'AUTH' | 'NO_SUCH_ORDER' | 'LIMIT' | 'OTHER';
}

/** Never throws. */
export function readLibraryError(errors: LibraryErrors, thrown: unknown, trace: CallTrace): LibraryFailure {
  if (thrown instanceof CallError) return { error: thrown, kind: 'OTHER' };
  const kind = kindOf(errors, thrown);
  if (trace.wasSent && trace.status === null) return { error: unanswered(thrown), kind: 'OTHER' };
  const words = wordsOf(thrown);
  const text = trace.wasSent && trace.body !== '' ? trace.body : words;
  const outcome = trace.wasSent ? outcomeOf(errors, thrown, trace.status ?? 0) : 'notSent';
  const facts = { outcome, status: trace.status, html: /^\s*</.test(text), retryAfterMs: null, headers: {} } as const;
  const said = saidIn(text) ?? words.replace(/^[a-z0-9]+ /, '');
  return { error: new CallError(clean(said), { ...facts, code: codeOf(thrown, text) }), kind };
}

function kindOf(errors: LibraryErrors, thrown: unknown): LibraryFailure['kind'] {
  if (thrown instanceof errors.AuthenticationError) return 'AUTH';
  if (thrown instanceof errors.OrderNotFound) return 'NO_SUCH_ORDER';
  return isLimit(errors, thrown) ? 'LIMIT' : 'OTHER';
}

const isLimit = (errors: LibraryErrors, thrown: unknown): boolean =>
  thrown instanceof errors.DDoSProtection || thrown instanceof errors.RateLimitExceeded;

function outcomeOf(errors: LibraryErrors, thrown: unknown, status: number): 'refused' | 'unknown' {
  if (status >= 500) return 'unknown';
  const definite = [
    errors.ArgumentsRequired,
    errors.AuthenticationError,
    errors.BadRequest,
    errors.InsufficientFunds,
    errors.InvalidOrder,
    errors.NotSupported,
    errors.OperationRejected,
  ];
  if (definite.some((each) => thrown instanceof each)) return 'refused';
  // Limiters and time checks stand before the matching engine, but only their own status says that they spoke.
  const isBefore = isLimit(errors, thrown) || thrown instanceof errors.InvalidNonce;
  return isBefore && status >= 400 ? 'refused' : 'unknown';
}

/** The venue's own code where the answer carries one under a usual name, else the library's class. */
function codeOf(thrown: unknown, text: string): string {
  const own = /"(?:code|retCode|errorCode|error_code|label|sCode)"\s*:\s*"?(-?[\w.]{1,40})/.exec(text)?.[1];
  return own ?? (thrown instanceof Error ? thrown.name : 'FAILED');
}

const saidIn = (text: string): string | undefined =>
  /"(?:msg|message|retMsg|error|sMsg)"\s*:\s*"([^"]+)"/.exec(text)?.[1];

const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
