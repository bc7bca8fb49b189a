/** What a venue lacks that the desk works with, in words for the trader. */
import { z } from 'zod';

const sentence = z.string().min(1).max(300);

export const missingCapabilitySchema = z.strictObject({
  code: z.string().regex(/^[A-Z_]{3,40}$/),
  /** Without it nothing live is traded there. */
  essential: z.boolean(),
  /** What is not there. */
  what: sentence,
  /** What that means for the trader. */
  means: sentence,
  /** What the desk does instead. */
  instead: sentence,
});
export type MissingCapability = z.output<typeof missingCapabilitySchema>;
