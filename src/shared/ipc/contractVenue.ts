/** Commands of the venue set-up (UI-61): which account the live book trades, its keys, and what the venue says about them. Keys go in and never come out. */
import { z } from 'zod';
import { missingCapabilitySchema } from '../model/missingCapability.ts';
import { environments, venueEndpointsSchema } from '../model/venueAccount.ts';
import { decimalTextSchema } from '../values/decimal.ts';

const nothing = z.strictObject({});
const line = z.string().max(400);
const at = z.int().min(0);

/** Text that no log, error, journal or answer may repeat; see secretFields. */
const secretText = (max: number) => z.string().min(1, 'is empty').max(max, 'is too long').meta({ secret: true });

/** The account of venueAccount.ts as JSON. */
export const venueAccountWireSchema = z.strictObject({
  exchange: z.string().max(30),
  market: z.enum(['SPOT', 'PERP']),
  environment: z.enum(environments),
  endpoints: venueEndpointsSchema.nullable(),
  /** Spot holdings that are not the desk's, by asset (SM-25). */
  legacy: z.record(z.string().max(20), decimalTextSchema),
});
export type VenueAccountWire = z.output<typeof venueAccountWireSchema>;

/** Null means "not determinable", never "no" (RC-03). */
const right = z.boolean().nullable();

export const keyCheckSchema = z.strictObject({
  checkedAt: at,
  valid: z.boolean(),
  canTrade: right,
  canWithdraw: right,
  canTransfer: right,
  ipRestricted: right,
  /** In the venue's own words where it refused; one line each. */
  findings: z.array(line).max(40),
  /** Whether the live book may use the key; null where that cannot be told. */
  holds: z.boolean().nullable(),
  /** The verdict in words, with what to do. */
  text: line,
});
export type KeyCheckView = z.output<typeof keyCheckSchema>;

const linkSchema = z.strictObject({
  state: z.enum(['connecting', 'up', 'down', 'refused', 'closed']),
  text: line,
  calls: z.int().min(0),
  errors: z.int().min(0),
  lastUsedAt: at.nullable(),
  lastError: line.nullable(),
  /** Shares in use, 0 to 1. */
  weightUsed: z.number().nullable(),
  ordersUsed: z.number().nullable(),
  /** Requests that wait for budget. */
  waiting: z.int().min(0),
  clockOffsetMs: z.number().nullable(),
  roundTripMs: z.number().nullable(),
});

/** Everything the Settings screen shows; no secret and no part of one. */
export const venueViewSchema = z.strictObject({
  account: venueAccountWireSchema.nullable(),
  /** What is at stake there. */
  money: z.enum(['REAL', 'PLAY']).nullable(),
  /** Whether this workspace may connect to a venue: only on a live feed. */
  connects: z.boolean(),
  vault: z.strictObject({
    name: line,
    writable: z.boolean(),
    problem: z.strictObject({ code: z.string().max(40), text: line, fix: line }).nullable(),
  }),
  /** First six hex digits of the SHA-256 of the API key, and when it was stored; null where none is. */
  keys: z.strictObject({ fingerprint: z.string().max(6), savedAt: at.nullable() }).nullable(),
  link: linkSchema.nullable(),
  check: keyCheckSchema.nullable(),
  /** Why there is no connection, and what to do; null when there is one, or none is wanted. */
  problem: line.nullable(),
  /** What a person should do beside; null when nothing. */
  advice: line.nullable(),
  /** What the venue lacks, essential things first; empty where nothing is known to be missing. */
  missing: z.array(missingCapabilitySchema).max(40),
});
export type VenueView = z.output<typeof venueViewSchema>;

export const venueCommands = {
  getVenue: { input: nothing, output: venueViewSchema },
  /** Refused while the live book is in use. */
  configureVenue: { input: z.strictObject({ account: venueAccountWireSchema }), output: venueViewSchema },
  /** Write-only. On a live rung a person must prove who they are. */
  saveVenueKeys: {
    input: z.strictObject({
      apiKey: secretText(300),
      /** Long, because it may be a private key in text form. */
      secret: secretText(5_000),
      passphrase: secretText(200).nullable(),
    }),
    output: venueViewSchema,
  },
  /** Refused while a live position or order is open. */
  removeVenueKeys: { input: nothing, output: venueViewSchema },
  /** Connects where there is no connection, and asks the venue what the key may do. */
  testVenue: { input: nothing, output: venueViewSchema },
} as const;
