/**
 * Time as branded milliseconds since the epoch, UTC. Names say whose clock: venueTime, receivedAt, recordedAt; durations end in Ms.
 * Formatting works on numbers only, so that domain and engine need no Date.
 */
import { z } from 'zod';
import type { Brand } from '../base/brand.ts';

export type UnixMs = Brand<number, 'UnixMs'>;

/** Takes a number for milliseconds since the epoch; the caller vouches for unit and clock. */
export const unixMs = (value: number): UnixMs => value as UnixMs;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export const unixMsSchema = z
  .int()
  .min(0)
  .transform((value): UnixMs => value as UnixMs);

/** 00:00:00.000 UTC of the day that holds the instant (CV-03). */
export const utcDayStart = (at: UnixMs): UnixMs => unixMs(Math.floor(at / DAY_MS) * DAY_MS);

/** RFC 3339 with milliseconds, "2026-03-01T09:30:00.123Z" (AU-02). Source of the day arithmetic: Hinnant, civil_from_days. */
export function rfc3339(at: UnixMs): string {
  const days = Math.floor(at / DAY_MS);
  const rest = at - days * DAY_MS;
  const { year, month, day } = civilFromDays(days);
  const time = [Math.floor(rest / HOUR_MS), Math.floor(rest / MINUTE_MS) % 60, Math.floor(rest / SECOND_MS) % 60];
  const clock = time.map((part) => String(part).padStart(2, '0')).join(':');
  return `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(day)}T${clock}.${String(rest % SECOND_MS).padStart(3, '0')}Z`;
}

const pad2 = (value: number): string => String(value).padStart(2, '0');

function civilFromDays(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}
