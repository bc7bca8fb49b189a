/** Reads "2024-08-05 06:24" as UTC for a jump forward in a rehearsal. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { formatIso } from '../../format/times.ts';

const SHAPE = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?(?: ?UTC|Z)?$/;

const shown = (at: number): string => formatIso(at).slice(0, 16).replace('T', ' ');

/** Milliseconds; null where the text is no UTC time. */
export function utcTimeOf(typed: string): number | null {
  const match = SHAPE.exec(typed.trim());
  const at = match === null ? Number.NaN : Date.parse(`${match[1]}T${match[2]}${match[3] ?? ':00'}Z`);
  return Number.isNaN(at) ? null : at;
}

/** Milliseconds, or one sentence of found, expected, what to do. */
export function readUtcTime(typed: string, now: number, last: number | null): Result<number, string> {
  const at = utcTimeOf(typed);
  if (at === null) return err(`Found '${typed}'. Write a time such as ${shown(now)}.`);
  if (at <= now)
    return err(`${shown(at)} has passed. A rehearsal only goes forward: write a time after ${shown(now)}.`);
  if (last !== null && at > last) return err(`${shown(at)} is after the data ends. Write a time up to ${shown(last)}.`);
  return ok(at);
}
