/** Reads the failure code out of whatever a transport answered. */
import { z } from 'zod';

const refusal = z.looseObject({ ok: z.literal(false), error: z.looseObject({ code: z.string() }) });

/** The code, or "none" when the answer is no failure. */
export const failureCodeOf = (answer: unknown): string => refusal.safeParse(answer).data?.error.code ?? 'none';
