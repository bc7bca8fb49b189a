/** Times, ages and countdowns (UI-70). UTC unless the name says local; milliseconds in. */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, rfc3339, unixMs } from '../../shared/values/time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TENTHS_BELOW_MS = 10_000;

const pad = (value: number): string => String(value).padStart(2, '0');

/** "2024-08-05T06:24:00.000Z". */
export const formatIso = (at: number): string => rfc3339(unixMs(at));

/** "14:03:22". */
export const formatClock = (at: number): string => formatIso(at).slice(11, 19);

/** "14:03:22.120", for receipts and the journal. */
export const formatClockMs = (at: number): string => formatIso(at).slice(11, 23);

/** "5 Aug". */
export function formatDay(at: number): string {
  const iso = formatIso(at);
  return `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''}`;
}

/** "14:03:22" on the day of `now`, "20 Nov 14:03" before it. */
export function formatTime(at: number, now: number): string {
  const isSameDay = Math.floor(at / DAY_MS) === Math.floor(now / DAY_MS);
  return isSameDay ? formatClock(at) : `${formatDay(at)} ${formatClock(at).slice(0, 5)}`;
}

/** "15:03" on this machine's clock. */
export function formatLocalClock(at: number): string {
  const local = new Date(at);
  return `${pad(local.getHours())}:${pad(local.getMinutes())}`;
}

/** "0.4 s", "34 s", "4 min", "3 h 12 m", "5 days". Never rounded up. */
export function formatAge(ageMs: number): string {
  const age = Math.max(0, ageMs);
  if (age < TENTHS_BELOW_MS) return `${(Math.floor(age / 100) / 10).toFixed(1)} s`;
  if (age < MINUTE_MS) return `${Math.floor(age / SECOND_MS)} s`;
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} min`;
  if (age < DAY_MS) return `${Math.floor(age / HOUR_MS)} h ${Math.floor(age / MINUTE_MS) % 60} m`;
  const days = Math.floor(age / DAY_MS);
  return days === 1 ? '1 day' : `${days} days`;
}

/** "14:22", "9:57:00". Rounded up, so that 0:00 means over. */
export function formatCountdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND_MS));
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = pad(seconds % 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${rest}` : `${minutes}:${rest}`;
}
