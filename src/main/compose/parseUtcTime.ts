/** A UTC time of the command line: a date, or a date with a time that ends in Z. */
import { err, ok, type Result } from '../../shared/base/result.ts';

const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/;

/** Milliseconds since the epoch, null where the flag was not given; the failure names the flag. */
export function parseUtcTime(flag: string, text: string | undefined): Result<number | null, string> {
  if (text === undefined) return ok(null);
  const time = ISO.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse rolls 2024-02-30 over to March; a date that does not come back as written is refused.
  const isReal = time >= 0 && new Date(time).toISOString().startsWith(text.slice(0, 10));
  return isReal ? ok(time) : err(`${flag} expects a UTC time such as 2024-08-05T06:00:00Z, found "${text}".`);
}
