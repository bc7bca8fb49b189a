import { describe, expect, it } from 'vitest';
import { readUtcTime } from '../../../../src/renderer/features/replay/readUtcTime.ts';

/** 2024-08-05T06:00:00Z */
const NOW = 1_722_837_600_000;

describe('readUtcTime', () => {
  it.each(['2024-08-05 06:24', '2024-08-05T06:24:00Z', ' 2024-08-05 06:24 UTC '])('reads %j as UTC', (text) =>
    expect(readUtcTime(text, NOW, null)).toEqual({ ok: true, value: NOW + 24 * 60_000 }),
  );
  it('refuses what is no time, what has passed, and what is after the data', () => {
    expect(readUtcTime('6:24', NOW, null)).toEqual({
      ok: false,
      error: "Found '6:24'. Write a time such as 2024-08-05 06:00.",
    });
    expect(readUtcTime('2024-13-45 06:24', NOW, null).ok).toBe(false);
    expect(readUtcTime('2024-08-05 05:59', NOW, null)).toEqual({
      ok: false,
      error: '2024-08-05 05:59 has passed. A rehearsal only goes forward: write a time after 2024-08-05 06:00.',
    });
    expect(readUtcTime('2024-08-05 07:00', NOW, NOW + 60_000)).toEqual({
      ok: false,
      error: '2024-08-05 07:00 is after the data ends. Write a time up to 2024-08-05 06:01.',
    });
  });
});
