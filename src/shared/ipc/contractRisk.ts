/** Commands of the Risk and Settings screens: approvals, ladder, breaker by hand, drills, limits, what-if questions (UI-50 to UI-62). */
import { z } from 'zod';
import { levels, tradingModes } from '../model/mode.ts';
import { sides } from '../model/order.ts';
import { drillKinds } from '../model/drill.ts';
import { decimalTextSchema } from '../values/decimal.ts';
import { idSchema, symbolSchema } from './fields.ts';
import { correlationPart, evidencePart, gateView } from './viewRisk.ts';

const nothing = z.strictObject({});
const line = z.string().max(400);
const at = z.int().min(0);
const reason = z.string().max(400);
export const tokenSchema = z.string().regex(/^[A-Za-z0-9-]{8,60}$/, 'expected an approval token');

/** What is asked for: one rung up, out of an emergency stop, or a looser limit. */
export const approvalRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('PROMOTE') }),
  z.strictObject({ kind: z.literal('RESUME'), mode: z.enum(tradingModes) }),
  z.strictObject({ kind: z.literal('LOOSEN'), settings: z.json() }),
]);
export type ApprovalRequest = z.output<typeof approvalRequestSchema>;

export const settingChangeSchema = z.strictObject({
  path: z.string().max(120),
  before: z.string().max(120),
  after: z.string().max(120),
  direction: z.enum(['TIGHTER', 'LOOSER', 'NEUTRAL']),
  /** A loosening that needs an approval. */
  guarded: z.boolean(),
});
export type SettingChangeView = z.output<typeof settingChangeSchema>;

/** The frozen dossier of one approval (SM-10): values never refresh inside. */
export const approvalSnapshotSchema = z.strictObject({
  token: tokenSchema,
  kind: z.enum(['PROMOTE', 'RESUME', 'LOOSEN']),
  title: line,
  from: z.string().max(40),
  to: z.string().max(40),
  hash: z.string().max(64),
  frozenAt: at,
  expiresAt: at,
  holdMs: z.int(),
  phrase: z.string().max(40),
  /** Whether the evidence box must be ticked, a reason written, the lost amount typed. */
  needsEvidence: z.boolean(),
  needsReason: z.boolean(),
  /** Typed exactly after a drawdown stop (EB-20); null where nothing is re-based. */
  lostAmount: decimalTextSchema.nullable(),
  passphraseSet: z.boolean(),
  gate: gateView.nullable(),
  evidence: evidencePart.nullable(),
  /** What changes: name, before, after. */
  changes: z.array(z.strictObject({ name: line, now: line, after: line })),
  settingChanges: z.array(settingChangeSchema),
  strategyHash: z.string().max(64).nullable(),
  configHash: z.string().max(64),
  /** Said aloud before the phrase: the worst case of what is asked for. */
  warnings: z.array(line),
  checklist: z.array(z.strictObject({ text: line, passed: z.boolean(), at: at.nullable() })),
});
export type ApprovalSnapshot = z.output<typeof approvalSnapshotSchema>;

const heldMs = z.int().min(0).max(600_000);

export const riskCommands = {
  requestApproval: { input: z.strictObject({ request: approvalRequestSchema }), output: approvalSnapshotSchema },
  /** The passphrase is checked by the desk and goes no farther. */
  confirmApproval: {
    input: z.strictObject({
      token: tokenSchema,
      phrase: z.string().max(60),
      heldMs,
      readEvidence: z.boolean(),
      reason,
      lostAmount: decimalTextSchema.nullable(),
      passphrase: z.string().max(200).nullable(),
    }),
    output: z.strictObject({ text: line }),
  },
  cancelApproval: { input: z.strictObject({ token: tokenSchema }), output: nothing },
  /** SM-17: always available, needs no authentication. */
  demote: {
    input: z.strictObject({ to: z.enum(tradingModes), how: z.enum(['WIND_DOWN', 'CLOSE_NOW']) }),
    output: nothing,
  },
  /** T8: archives the running attempt and starts the next with empty metrics. */
  startAttempt: { input: nothing, output: z.strictObject({ attempt: z.int() }) },
  setLevel: { input: z.strictObject({ level: z.enum(levels).exclude(['L0', 'L4']) }), output: nothing },
  releaseLevel: { input: z.strictObject({ trigger: z.string().max(40), reason }), output: nothing },
  correlationReview: {
    input: nothing,
    output: z.strictObject({
      generatedAt: at,
      correlation: correlationPart,
      worstHours: z.array(z.strictObject({ at, loss: decimalTextSchema, text: line })),
      whatIf: z.array(z.strictObject({ text: line, adjusted: decimalTextSchema, fits: z.boolean() })),
      sentence: line,
    }),
  },
  /** Waives time and evidence in a workspace without real money; with real money it is refused (REHEARSAL). */
  waiveGates: { input: z.strictObject({ reason }), output: nothing },
  acknowledgeReview: { input: z.strictObject({ overrideReason: reason.nullable() }), output: nothing },
  whatIfCorrelation: {
    input: z.strictObject({ symbol: symbolSchema, side: z.enum(sides), notional: decimalTextSchema }),
    output: z.strictObject({
      rhoW: decimalTextSchema.nullable(),
      adjusted: decimalTextSchema,
      cap: decimalTextSchema,
      effectiveBets: decimalTextSchema.nullable(),
      text: line,
    }),
  },
  enableStrategy: { input: z.strictObject({ strategy: idSchema }), output: nothing },
  /** What a drill with a position would buy now, and what it costs at most; nothing is sent. */
  previewDrill: {
    input: nothing,
    output: z.strictObject({
      symbol: z.string(),
      side: z.enum(sides),
      quantity: decimalTextSchema,
      price: decimalTextSchema,
      notional: decimalTextSchema,
      stop: decimalTextSchema,
      /** Loss with fees and slippage when the stop is hit, not when the market jumps over it; null where it cannot be sized. */
      lossAtStop: decimalTextSchema.nullable(),
      account: line,
      realMoney: z.boolean(),
      holdMs: z.int(),
      refusals: z.array(line),
    }),
  },
  /** A drill with a position carries what was shown and how long the confirmation was held; the others carry nothing. */
  startDrill: {
    input: z.strictObject({
      kind: z.enum(drillKinds),
      confirmed: z.strictObject({ symbol: symbolSchema, quantity: decimalTextSchema, heldMs }).optional(),
    }),
    output: z.strictObject({ text: line }),
  },
  getSettings: {
    input: nothing,
    output: z.strictObject({
      settings: z.json(),
      defaults: z.json(),
      hash: z.string().max(64),
      pending: z.json().nullable(),
    }),
  },
  /** Whole settings object; tightening is in force at once, loosening answers NEEDS_APPROVAL and changes nothing. */
  changeSettings: {
    input: z.strictObject({ settings: z.json() }),
    output: z.strictObject({ changes: z.array(settingChangeSchema), text: line }),
  },
  setPassphrase: {
    input: z.strictObject({ current: z.string().max(200).nullable(), next: z.string().max(200) }),
    output: nothing,
  },
} as const;
