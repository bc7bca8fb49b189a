import { describe, expect, it } from 'vitest';
import { readHistory, type HistoryPage } from '../../../../../src/main/adapters/venue/unified/readHistory.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';

interface Row {
  readonly id: string;
  readonly time: number;
}

/** A venue with rows at these times, that answers from one of its ends. */
function venueWith(
  times: readonly number[],
  { limit, windowMs, longestMs = Infinity }: HistoryPage & { readonly longestMs?: number },
  end: 'oldest' | 'newest',
) {
  const rows: readonly Row[] = times.map((time, place) => ({ id: `r${place}`, time }));
  const asked: string[] = [];
  const read = (from: number, to: number): Promise<readonly Row[]> =>
    readHistory({
      limit,
      windowMs,
      from: unixMs(from),
      to: unixMs(to),
      ask: async (since, until) => {
        if (until !== null && until - since > longestMs) throw new Error('range too long');
        asked.push(`${since}-${until ?? ''}`);
        const found = rows.filter(({ time }) => time >= since && (until === null || time <= until));
        const most = limit ?? found.length;
        return end === 'oldest' ? found.slice(0, most) : found.slice(Math.max(0, found.length - most));
      },
      keyOf: ({ id }) => id,
      timeOf: ({ time }) => time,
      isRefusal: (error) => error instanceof Error && error.message === 'range too long',
    });
  return { read, asked };
}

describe('readHistory', () => {
  const times = [10, 20, 30, 40, 50, 60, 70];

  it.each(['oldest', 'newest'] as const)('misses nothing of a venue that answers from the %s', async (end) => {
    const { read } = venueWith(times, { limit: 3, windowMs: 100 }, end);
    expect((await read(0, 99)).map(({ time }) => time)).toEqual(times);
  });

  it('asks window by window, and no further than its end', async () => {
    const { read, asked } = venueWith(times, { limit: 100, windowMs: 40 }, 'oldest');
    expect(await read(5, 70)).toHaveLength(7);
    expect(asked).toEqual(['5-44', '45-70']);
  });

  it('says so where more happened in one instant than is told', async () => {
    const { read } = venueWith([10, 10, 10], { limit: 3, windowMs: 100 }, 'newest');
    await expect(read(0, 99)).rejects.toThrow('more at once than it tells');
  });

  it('asks for shorter ranges where the venue takes less than the tables say, and gives up on an hour', async () => {
    const HOUR_MS = 3_600_000;
    const late = [HOUR_MS, 5 * HOUR_MS, 9 * HOUR_MS];
    const days = { limit: 100, windowMs: 24 * HOUR_MS };
    const { read, asked } = venueWith(late, { ...days, longestMs: 4 * HOUR_MS }, 'oldest');
    expect((await read(0, 10 * HOUR_MS)).map(({ time }) => time)).toEqual(late);
    expect(asked).toHaveLength(4);
    await expect(venueWith(late, { ...days, longestMs: 10 }, 'oldest').read(0, 10 * HOUR_MS)).rejects.toThrow(
      'range too long',
    );
  });

  it('goes on from the latest row where a question has no end', async () => {
    const { read, asked } = venueWith(times, { limit: 3, windowMs: null }, 'oldest');
    expect((await read(0, 99)).map(({ time }) => time)).toEqual(times);
    expect(asked).toEqual(['0-', '30-', '50-', '70-']);
  });
});
