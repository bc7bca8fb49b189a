/** The live account as the window shows it: stream, comparison, orders in doubt, what is not ours (RC-24 to RC-26, UI-38). */
import { z } from 'zod';
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
  since: at,
  /** A person decided to leave it alone. */
  left: z.boolean(),
  /** Stop that was ours before, for adopting; null where there is none. */
  stop: decimalTextSchema.nullable(),
});

/** An order whose outcome is not known, and when the venue is asked next. */
const unknownRow = z.strictObject({
  id: z.string().max(40),
  symbol: z.string().max(60),
  side: z.enum(sides),
  quantity: decimalTextSchema,
  sentAt: at,
  /** Questions so far. */
  asked: z.int().min(0),
  /** Null before the first question is due. */
  nextAt: at.nullable(),
  /** What was said last: "no answer in 5 s", "does not exist, said once". */
  text: line,
});

export const accountPart = z.strictObject({
  /** Name of the live venue; null where there is none. */
  venue: z.string().max(60).nullable(),
  /** No real money at this venue: nothing here counts towards the live rungs. */
  rehearsal: z.boolean(),
  /** Null before the stream said anything, and where there is none. */
  stream: z.strictObject({ state: z.enum(['up', 'down']), text: line, at }).nullable(),
  comparedAt: at.nullable(),
  /** One sentence per difference of the last comparison. */
  differences: z.array(line),
  external: z.array(externalRow),
  unknown: z.array(unknownRow),
  /** Symbols whose countdown is armed at the venue (ES-13). */
  armed: z.array(z.strictObject({ symbol: z.string().max(60), at })),
  /** The key of the account is refused, in words; null while it works. */
  keyRefused: line.nullable(),
});
