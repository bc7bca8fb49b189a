/** JSON inside a parameter, or the venue's refusal of what is no JSON or of another form. */
import type { z } from 'zod';
import { refusal } from './venueError.ts';

export function readJson<Value>(schema: z.ZodType<Value>, text: string, name: string): Value {
  const parsed = schema.safeParse(jsonOf(text));
  if (!parsed.success) throw refusal(-1130, `Data sent for parameter '${name}' is not valid.`);
  return parsed.data;
}

/** Undefined for text that is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
