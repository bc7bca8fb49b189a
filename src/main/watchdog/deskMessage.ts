/** What the desk says to the watchdog, checked where it comes in. */
import { z } from 'zod';
import { venueAccountSchema } from '../../shared/model/venueAccount.ts';
import { decimalTextSchema } from '../../shared/values/decimal.ts';

const ms = z.int().min(1);

export const deskMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('arm'),
    account: venueAccountSchema,
    credentials: z.strictObject({ apiKey: z.string().min(1), secret: z.string().min(1) }),
    symbols: z.array(
      z.strictObject({ name: z.string(), base: z.string(), lot: decimalTextSchema, maxQuantity: decimalTextSchema }),
    ),
    settings: z.strictObject({
      silentMs: ms,
      flattenMs: ms,
      retryFirstMs: ms,
      retryFactor: z.int().min(1),
      retryCapMs: ms,
      verifyGapMs: ms,
    }),
    file: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('beat'),
    mode: z.string(),
    positions: z.array(
      z.strictObject({ name: z.string(), quantity: decimalTextSchema, exits: z.array(z.string().max(64)) }),
    ),
    entries: z.int().min(0),
    flattens: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('goodbye') }),
]);

export type DeskMessage = z.output<typeof deskMessageSchema>;
export type ArmMessage = Extract<DeskMessage, { kind: 'arm' }>;
export type BeatMessage = Extract<DeskMessage, { kind: 'beat' }>;
