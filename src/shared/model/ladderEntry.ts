/** Journal entries of the ladder (AU-02 types MODE_*, APPROVAL_*, CONFIG_*): promotions, demotions, attempts, gates, limits. */
import { z } from 'zod';
import { decimalSchema } from '../values/decimal.ts';
import { unixMsSchema } from '../values/time.ts';
import { modes, tradingModes } from './mode.ts';

const text = z.string().max(400);
const code = z.string().max(40);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const token = z.string().max(60);
const count = z.int().min(0);
const mode = z.enum(tradingModes);

/** One setting before and after, and which way it went (CV-09). */
const change = z.strictObject({
  path: z.string().max(120),
  before: z.string().max(400),
  after: z.string().max(400),
  direction: z.enum(['TIGHTER', 'LOOSER', 'NEUTRAL']),
  guarded: z.boolean(),
});

/** What SM-11 asks of a transition beside its states. */
export const transitionDetailsSchema = z.strictObject({
  build: code,
  /** The approval it came from; null where none is needed. */
  approval: z
    .strictObject({ token, gateHash: hash, approver: code, authMethod: code, heldMs: count, ageMs: count })
    .nullable(),
  /** Limits in force before and after, wire form; null outside the trading modes. */
  limitsBefore: z.json(),
  limitsAfter: z.json(),
  /** SHA-256 of the open positions of both books. */
  positionsHash: hash,
  /** Time on the rung that is left. */
  elapsedMs: count,
  activeMs: count,
});
export type TransitionDetails = z.output<typeof transitionDetailsSchema>;

export const ladderEntrySchemas = {
  /** The step clock is at zero again, and why (SM-08). */
  CLOCK_RESET: z.strictObject({ cause: text }),
  /** A number that exists takes the hash; a new one ends the attempt before (SM-22). */
  ATTEMPT_STARTED: z.strictObject({
    number: z.int().min(1),
    hash: hash.nullable(),
    cause: text,
    archived: z.strictObject({ sharpe: decimalSchema.nullable(), days: count, trades: count }).nullable(),
  }),
  APPROVAL_ISSUED: z.strictObject({
    token,
    kind: z.enum(['PROMOTE', 'RESUME', 'LOOSEN']),
    from: z.enum(modes),
    to: z.enum(modes),
    gateHash: hash,
    configHash: hash,
    appBuild: code,
    expiresAt: unixMsSchema,
  }),
  APPROVAL_USED: z.strictObject({
    token,
    authMethod: code,
    heldMs: count,
    ageMs: count,
    readEvidence: z.boolean(),
    /** Evidence grade that was shown (EV-01); null where there was none. */
    grade: z.string().max(1).nullable(),
    reason: text,
    lostAmount: decimalSchema.nullable(),
  }),
  APPROVAL_REFUSED: z.strictObject({ token, codes: z.array(code), text }),
  /** It ended without being used. */
  APPROVAL_ENDED: z.strictObject({ token, status: z.enum(['EXPIRED', 'VOID', 'CANCELED']), text }),
  MODE_PROBATION: z.strictObject({ state: z.enum(['RUNNING', 'PASSED', 'FAILED']), text }),
  MODE_DEMOTED: z.strictObject({
    from: mode,
    to: mode,
    automatic: z.boolean(),
    reasons: z.array(z.strictObject({ code, text })),
    /** When what is over the new limits is trimmed (SM-21); null where nothing can be. */
    trimDueAt: unixMsSchema.nullable(),
  }),
  /** A change begins that ends when its book is flat (T5, T8). */
  AFTER_FLAT: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('TO_PAPER'),
      how: z.enum(['WIND_DOWN', 'CLOSE_NOW']),
      cause: text,
      automatic: z.boolean(),
      isRiskCause: z.boolean(),
      /** The paper book starts its next attempt on arrival (SM-22). */
      nextAttempt: z.boolean(),
    }),
    z.strictObject({ kind: z.literal('NEXT_ATTEMPT'), cause: text }),
  ]),
  /** What was over the limits of a lower rung is within them (SM-21). */
  TRIM_DONE: z.strictObject({ text }),
  CONFIG_CHANGED: z.strictObject({
    before: hash,
    after: hash,
    changes: z.array(change),
    reason: text,
    token: token.nullable(),
    settings: z.json(),
  }),
  /** Approved, and waiting for L0. */
  CONFIG_PENDING: z.strictObject({
    after: hash,
    changes: z.array(change),
    reason: text,
    token,
    settings: z.json(),
  }),
  CORRELATION_REVIEWED: z.strictObject({ rhoW: decimalSchema.nullable(), override: text.nullable() }),
  LEGACY_DECLARED: z.strictObject({
    holdings: z.array(z.strictObject({ asset: z.string().max(20), quantity: decimalSchema })),
  }),
  /** Only when the result changed. */
  GATE_EVALUATED: z.strictObject({
    gate: z.enum(['PAPER', 'STEP']),
    pass: z.boolean(),
    failed: z.array(code),
    hash,
  }),
  /** Where no real money is at stake a person waived time and evidence, for this workspace (REHEARSAL). */
  GATES_WAIVED: z.strictObject({ reason: text }),
  /** One step of the drill list before real money (SM-23). */
  PREFLIGHT: z.strictObject({ step: code, passed: z.boolean(), text }),
} as const;
