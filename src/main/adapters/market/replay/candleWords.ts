/** Numbers and times as reports about candle files write them. */
import { DAY_MS, HOUR_MS, MINUTE_MS, rfc3339, SECOND_MS, type UnixMs } from '../../../../shared/values/time.ts';

/** 36063 as "36,063". */
export const count = (value: number): string => value.toLocaleString('en-US');

/** "1 row", "41 rows". */
export const counted = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** "2024-08-05 06:24 UTC". */
export const utcMinute = (at: UnixMs): string => `${rfc3339(at).slice(0, 16).replace('T', ' ')} UTC`;

/** 300000 as "5 min". */
export function duration(ms: number): string {
  const units = [
    [DAY_MS, 'd'],
    [HOUR_MS, 'h'],
    [MINUTE_MS, 'min'],
    [SECOND_MS, 's'],
  ] as const;
  for (const [length, unit] of units) if (ms >= length && ms % length === 0) return `${count(ms / length)} ${unit}`;
  return `${count(ms)} ms`;
}
