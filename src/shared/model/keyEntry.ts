/** Journal entries about the account the live book trades and its keys: never a key, nor any part of one. */
import { z } from 'zod';
import { venueAccountSchema } from './venueAccount.ts';

const text = z.string().max(400);
/** First six hex digits of the SHA-256 of the API key. */
const fingerprint = z.string().regex(/^[0-9a-f]{6}$/);
const right = z.boolean().nullable();

export const keyCheckCauses = ['START', 'STORED', 'DAILY', 'TRANSITION', 'AUTH_ERROR', 'BY_HAND'] as const;
export type KeyCheckCause = (typeof keyCheckCauses)[number];

export const keyEntrySchemas = {
  VENUE_CONFIGURED: z.strictObject({ before: venueAccountSchema.nullable(), after: venueAccountSchema }),
  KEYS_CHANGED: z.strictObject({
    account: text,
    change: z.enum(['STORED', 'REMOVED']),
    fingerprint: fingerprint.nullable(),
    /** Where they are kept. */
    vault: text,
  }),
  /** RC-03. Null: not determinable. */
  KEY_CHECKED: z.strictObject({
    account: text,
    cause: z.enum(keyCheckCauses),
    holds: right,
    found: text,
    canTrade: right,
    canWithdraw: right,
    canTransfer: right,
    ipRestricted: right,
  }),
} as const;
