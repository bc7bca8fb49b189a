/** The ladder as the snapshot beside the journal keeps it. */
import { z } from 'zod';
import { stopCauses } from '../../../shared/model/incident.ts';
import { modes, tradingModes } from '../../../shared/model/mode.ts';
import { quantitySchema } from '../../../shared/values/quantity.ts';
import { unixMsSchema } from '../../../shared/values/time.ts';
import type { ApprovalSubject } from '../../domain/ladder/approval.ts';
import { gateCodes } from '../../domain/ladder/gate.ts';
import { preflightSteps, type PreflightStep } from '../../domain/ladder/preflight.ts';
import type { LadderState } from './ladderState.ts';

const count = z.int().min(0);
const ms = z.number().min(0);
const at = unixMsSchema;
const mode = z.enum(tradingModes);

const clockSchema = z.strictObject({
  enteredAt: at,
  elapsedMs: ms,
  activeMs: ms,
  days: z.array(z.strictObject({ day: at, activeMs: ms })),
  seenUntil: at,
});

const probationSchema = z.strictObject({
  state: z.enum(['RUNNING', 'PASSED', 'FAILED']),
  startedAt: at,
  cleanMs: ms,
  cleanTrades: count,
  totalMs: ms,
  text: z.string(),
});

const attemptSchema = z.strictObject({
  number: count,
  hash: z.string().nullable(),
  startedAt: at,
  endedAt: at.nullable(),
  sharpe: z.number().nullable(),
  days: count,
  trades: count,
});

const approvalSchema = z.strictObject({
  token: z.strictObject({
    id: z.string(),
    subject: z
      .strictObject({ kind: z.enum(['PROMOTE', 'RESUME', 'LOOSEN']), from: z.enum(modes), to: z.enum(modes) })
      // Written by encodeDurable from a subject, so kind, from and to belong together.
      .transform((subject) => subject as ApprovalSubject),
    gateHash: z.string(),
    configHash: z.string(),
    appBuild: z.string(),
    issuedAt: at,
    expiresAt: at,
  }),
  status: z.enum(['ISSUED', 'USED', 'EXPIRED', 'VOID', 'CANCELED']),
  endedAt: at.nullable(),
  text: z.string(),
});

const afterFlatSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('TO_PAPER'),
    how: z.enum(['WIND_DOWN', 'CLOSE_NOW']),
    cause: z.string(),
    automatic: z.boolean(),
    isRiskCause: z.boolean(),
    nextAttempt: z.boolean(),
    since: at,
  }),
  z.strictObject({ kind: z.literal('NEXT_ATTEMPT'), cause: z.string(), since: at }),
]);

const slippageSchema = z.strictObject({ fills: count, bps: z.number() });

export const ladderSchema: z.ZodType<LadderState> = z.strictObject({
  clock: clockSchema.nullable(),
  resets: z.array(z.strictObject({ at, cause: z.string() })),
  probation: probationSchema.nullable(),
  attempts: z.array(attemptSchema),
  approvedHash: z.string().nullable(),
  stops: z.array(z.strictObject({ at, cause: z.enum(stopCauses), mode })),
  demotions: z.array(z.strictObject({ at, from: mode, to: mode, cause: z.string() })),
  afterFlat: afterFlatSchema.nullable(),
  trimDueAt: at.nullable(),
  waiver: z.strictObject({ at: unixMsSchema, reason: z.string() }).nullable(),
  review: z.strictObject({ at, rhoW: z.number().nullable(), override: z.string().nullable() }).nullable(),
  legacy: z.array(z.strictObject({ asset: z.string(), quantity: quantitySchema })),
  pending: z.strictObject({ settings: z.json(), reason: z.string(), token: z.string(), at }).nullable(),
  approval: approvalSchema.nullable(),
  gate: z.strictObject({ pass: z.boolean(), failed: z.array(z.enum(gateCodes)), at }).nullable(),
  preflight: z.array(
    z.strictObject({
      step: z.enum(Object.keys(preflightSteps) as [PreflightStep]),
      passed: z.boolean(),
      at,
      text: z.string(),
    }),
  ),
  verification: z.strictObject({ at, ok: z.boolean() }).nullable(),
  comparison: z.strictObject({
    at: at.nullable(),
    failingSince: at.nullable(),
    lastBreakAt: at.nullable(),
    differences: count,
  }),
  slippage: z.strictObject({ PAPER: slippageSchema, LIVE: slippageSchema }),
  session: z.strictObject({ open: z.boolean(), endedClean: z.boolean() }),
});
