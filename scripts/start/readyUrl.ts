/** Reads the one JSON line with which the browser host says that it is ready. */
import { z } from 'zod';

const readySchema = z.object({ ready: z.literal(true), url: z.url() });

/** The address with its token, or null for any other line. */
export function readyUrl(line: string): string | null {
  if (!line.startsWith('{')) return null;
  try {
    const parsed = readySchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data.url : null;
  } catch {
    return null;
  }
}
