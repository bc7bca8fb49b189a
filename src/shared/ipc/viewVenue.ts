/** The live account as the window shows it: stream, comparison, orders in doubt, what is not ours (RC-24 to RC-26, UI-38). */
import { z } from 'zod';
import { books } from '../model/mode.ts';
import { sides } from '../model/order.ts';
import { decimalTextSchema } from '../values/decimal.ts';

const at = z.int().min(0);
const line = z.string().max(400);

/** An order or position at the venue that is not, or not as much, the desk's. */
const externalRow = z.strictObject({
  kind: z.enum(['ORDER', 'POSITION']),
  symbol: z.string().max(60),
  /** The venue's client id of an order; empty for a position. */
  id: z.string().max(64),
  /** "BUY LIMIT 0.5 at 60000", "we hold 0, the venue says 0.4 from 61250". */
  text: line,
  /** Signed quantities of a position, ours and the venue's own; null for an order. */
  ours: decimalTextSchema.nullable(),
  theirs: decimalTextSchema.nullable(),
  /** Null where it was decided in an earlier session. */
  since: at.nullable(),
  /** A person decided to leave it alone. */
  left: z.boolean(),
  /** Stop that was ours before, for adopting; null where there is none. */
  stop: decimalTextSchema.nullable(),
});

/** An order whose outcome is not known, and when the venue is asked next. */
const unknownRow = z.strictObject({
  id: z.string().max(40),
  book: z.enum(books),
  symbol: z.string().max(60),
  side: z.enum(sides),
  quantity: decimalTextSchema,
  /** Limit and trigger price; both null for a market order. */
  price: decimalTextSchema.nullable(),
  trigger: decimalTextSchema.nullable(),
  /** Notional that an entry keeps reserved while it is in doubt; 0 for what only reduces. */
  reserved: decimalTextSchema,
  sentAt: at,
  /** Questions so far. */
  asked: z.int().min(0),
  /** Null before the first question is due. */
  nextAt: at.nullable(),
  /** What was said last: "no answer in 5 s", "does not exist, said once". */
  text: line,
});

/** What is measured of the connection; each null where it is not known. */
const health = z.strictObject({
  /** Last private message or heartbeat. */
  streamAt: at.nullable(),
  /** Since when requests have not been answered. */
  downSince: at.nullable(),
  /** Share of the venue's request budget that is used, 0 to 1 (RC-32). */
  weightUsed: z.number().nullable(),
  /** Median of the last questions for the venue's time, signed (EB-10). */
  clockOffsetMs: z.number().nullable(),
});

/** Who acts at the venue when the desk is gone (ES-13, ES-14). */
const guard = z.strictObject({
  /** NONE before the venue is connected, and where there is none. */
  watchdog: z.enum(['ON', 'DOWN', 'NONE']),
  /** What keeps it from watching; empty while it does. */
  text: line,
  /** The venue's countdown. ARMED while entries work, OFF where it would cancel the stops of what is held, IDLE otherwise; NONE where the venue has none. */
  countdown: z.enum(['ARMED', 'IDLE', 'OFF', 'NONE']),
});

export const accountPart = z.strictObject({
  /** Name of the live venue; null where there is none. */
  venue: z.string().max(60).nullable(),
  /** No real money at this venue: nothing here counts towards the live rungs. */
  rehearsal: z.boolean(),
  /** Null before the stream said anything, and where there is none. */
  stream: z.strictObject({ state: z.enum(['up', 'down']), text: line, at }).nullable(),
  health,
  comparedAt: at.nullable(),
  /** One sentence per difference of the last comparison. */
  differences: z.array(line),
  external: z.array(externalRow),
  /** Venue balance beyond what is explained, signed, while that holds a level (EB-14); null while it does not. */
  unexplained: z.strictObject({ amount: decimalTextSchema, currency: z.string().max(12) }).nullable(),
  unknown: z.array(unknownRow),
  guard,
  /** Whose pages show this account; null where it has none. */
  page: z
    .strictObject({ market: z.enum(['SPOT', 'PERP']), environment: z.enum(['live', 'demo', 'testnet']) })
    .nullable(),
  /** Symbols whose countdown is armed at the venue (ES-13). */
  armed: z.array(z.strictObject({ symbol: z.string().max(60), at })),
  /** The key of the account is refused, in words; null while it works. */
  keyRefused: line.nullable(),
});
