/** Failures cross every border as data: a closed code, words for the trader (found, expected, what to do), and typed context. */
import { z } from 'zod';
import { riskCheckSchema } from '../model/risk.ts';

export const failureCodes = [
  'INVALID_INPUT',
  'UNKNOWN_COMMAND',
  'FORBIDDEN_SENDER',
  'FORBIDDEN_ROLE',
  'PAYLOAD_TOO_LARGE',
  'NOT_READY',
  'NOT_FOUND',
  'ILLEGAL_TRANSITION',
  'DENIED',
  'REJECTED',
  'OUTCOME_UNKNOWN',
  'PHRASE_MISMATCH',
  'REASON_TOO_SHORT',
  'COOLDOWN',
  'NEEDS_APPROVAL',
  'APPROVAL_VOID',
  'STEP_UP_REQUIRED',
  'STEP_UP_FAILED',
  'JOURNAL_UNAVAILABLE',
  'FEED_UNAVAILABLE',
  'UNSUPPORTED',
  'INTERNAL',
] as const;
export type FailureCode = (typeof failureCodes)[number];

export const failureSchema = z.strictObject({
  code: z.enum(failureCodes),
  /** Found, expected, what to do; no secrets. */
  message: z.string().max(2_000),
  /** Every check of a denied order, failed ones first; empty for other failures. */
  checks: z.array(riskCheckSchema),
});
export type Failure = z.output<typeof failureSchema>;

/** Builds a failure without checks. */
export const failure = (code: FailureCode, message: string): Failure => ({ code, message, checks: [] });
