/** Reads a message of the stream by its schema. One that cannot be read is never dropped in silence. */
import type { z } from 'zod';
import type { AccountEvent } from '../../../../ports/venue.ts';
import { kindOf } from './messageKind.ts';

type Read = <Schema extends z.ZodType>(
  schema: Schema,
  use: (found: z.output<Schema>) => readonly AccountEvent[],
) => readonly AccountEvent[];

/** `unread` is told what was wrong, without the message's contents. */
export const messageReader =
  (message: unknown, unread: (text: string) => void): Read =>
  (schema, use) => {
    const parsed = schema.safeParse(message);
    if (parsed.success) return use(parsed.data);
    const [issue] = parsed.error.issues;
    unread(
      `A message ${kindOf(message) ?? ''} could not be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
    return [];
  };
