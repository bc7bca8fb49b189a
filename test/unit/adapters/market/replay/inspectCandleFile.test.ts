import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectCandleFile } from '../../../../../src/main/adapters/market/replay/inspectCandleFile.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { candleText, makeCandleFolder, steadyRows, type CandleFolder } from '../../../../support/candleFolder.ts';

const T0 = Date.UTC(2024, 0, 1);
const MINUTE = 60_000;
const NOW = unixMs(Date.UTC(2024, 5, 1));

let folder: CandleFolder;
beforeEach(() => {
  folder = makeCandleFolder();
});
afterEach(() => folder.remove());

const inspect = (rows: readonly string[], header?: string) =>
  inspectCandleFile({ path: folder.write('BTCUSDT_1m.csv', candleText(rows, header)), now: NOW });

describe('inspectCandleFile', () => {
  it('finds nothing in a clean file', async () => {
    expect(await inspect(steadyRows(100, T0, MINUTE))).toMatchObject({
      rows: 100,
      first: T0,
      last: T0 + 99 * MINUTE,
      interval: '1m',
      setAside: 0,
      verdict: 'clean',
      text: '100 rows of 1m bars, 2024-01-01 00:00 UTC to 2024-01-01 01:39 UTC. Clean.',
    });
  });

  it('counts what it finds and names rows', async () => {
    const rows = [...steadyRows(100, T0, MINUTE)];
    const at = (minute: number, rest: string): string => `${T0 + minute * MINUTE},${rest}`;
    rows.splice(50, 10); // a gap of ten minutes
    rows.push(at(100, '100,101,99,100,1'), at(100, '100,101,99,100,1')); // repeated
    rows.push(at(101, '100,101,99,100,1'), at(101, '100,101,99,99,1')); // contradicting
    rows.push(at(102, 'NULL,101,99,100,1'));
    rows.push(at(60, '100,101,99,100,1')); // out of order, and repeated
    expect(await inspect(rows)).toMatchObject({
      rows: 96,
      duplicates: 2,
      conflicts: 1,
      firstConflict: [94, 95],
      outOfOrder: 1,
      nulls: 1,
      gaps: 1,
      longestGapMs: 10 * MINUTE,
      setAside: 4,
      refusedRows: [
        { row: 96, text: 'open is NULL, expected a price.' },
        { row: 97, text: '2024-01-01 01:00 UTC breaks the order of time.' },
        { row: 94, text: 'rows 94 and 95 disagree.' },
        { row: 95, text: 'rows 94 and 95 disagree.' },
      ],
      verdict: 'cleaned',
    });
  });

  it('names at most twenty rows', async () => {
    const report = await inspect(steadyRows(200, T0, MINUTE).map((row, index) => (index > 100 ? `${row},extra` : row)));
    expect(report.setAside).toBe(99);
    expect(report.refusedRows).toHaveLength(20);
    expect(report.verdict).toBe('refused');
  });

  it('refuses a file with a bar of the future', async () => {
    const report = await inspect(steadyRows(3, NOW - MINUTE, MINUTE));
    expect(report.verdict).toBe('refused');
    expect(report.text).toContain('Row 4: 2024-06-01 00:01 UTC is in the future');
  });

  it('finds dates that contradict the times', async () => {
    const rows = ['1704067200000,2024-01-01 12-AM,1,1,1,1,1', '1704070800000,2024-01-01 02-AM,1,1,1,1,1'];
    const report = await inspect(rows, 'unix,date,open,high,low,close,volume');
    expect(report).toMatchObject({ shifted: 1, interval: '1h', verdict: 'cleaned' });
    expect(report.refusedRows).toEqual([
      { row: 3, text: 'the date says 2024-01-01 02:00 UTC, the time 2024-01-01 01:00 UTC.' },
    ]);
  });

  it('says why a file cannot be read at all', async () => {
    expect(await inspect([])).toMatchObject({ verdict: 'refused', text: 'there is a header and no row below it' });
  });
});
