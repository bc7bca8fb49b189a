import { describe, expect, it } from 'vitest';
import { BarSequence } from '../../../../../src/main/adapters/market/replay/barSequence.ts';
import { parseHeader } from '../../../../../src/main/adapters/market/replay/candleLayout.ts';
import { CandleRowParser, type BarRow } from '../../../../../src/main/adapters/market/replay/candleRow.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';

const T0 = Date.UTC(2024, 0, 1);
const MINUTE = 60_000;
const layout = parseHeader('time,open,high,low,close,volume');
if (!layout.ok) throw new Error(layout.error);
const parser = new CandleRowParser(layout.value, 'milliseconds');

const rowAt = (minute: number, close = '100', volume = '1'): BarRow => {
  const text = `${T0 + minute * MINUTE},100,101,99,${close},${volume}`;
  const row = parser.parse(text, 0, text.length);
  if (row === null) throw new Error(parser.refusal.found);
  return row;
};

const run = (rows: readonly BarRow[], now = T0 + 1_000 * MINUTE) => {
  const bars: BarRow[] = [];
  const cut = (row: BarRow) => parser.cut(row);
  const sequence = new BarSequence({ name: 'x.csv', intervalMs: MINUTE, now: unixMs(now), cut }, (bar) =>
    bars.push(bar),
  );
  rows.forEach((row, index) => sequence.take(row, index + 2));
  sequence.finish();
  return {
    minutes: bars.map((bar) => (bar.openTime - T0) / MINUTE),
    volumes: bars.map((bar) => cut(bar).volume),
    notes: sequence.notes.map((note) => note.text),
    refusal: sequence.refusal,
  };
};

describe('BarSequence', () => {
  it('passes clean bars through without a word', () => {
    expect(run([rowAt(0), rowAt(1), rowAt(2)])).toMatchObject({ minutes: [0, 1, 2], notes: [], refusal: null });
  });

  it('drops a repeated row, also when its prices are written differently', () => {
    const { minutes, notes } = run([rowAt(0), rowAt(0, '100.00'), rowAt(1)]);
    expect(minutes).toEqual([0, 1]);
    expect(notes).toEqual(['x.csv: Row 3 repeats row 2. Dropped.']);
  });

  it('keeps the smaller volume of repeated rows', () => {
    expect(run([rowAt(0, '100', '5'), rowAt(0, '100', '3'), rowAt(0, '100', '4')]).volumes).toEqual(['3']);
  });

  it('sets both rows aside that give one time different prices', () => {
    const { minutes, notes } = run([rowAt(0), rowAt(1), rowAt(1, '100.5'), rowAt(2)]);
    expect(minutes).toEqual([0, 2]);
    expect(notes[0]).toBe(
      'x.csv: Row 3: rows 3 and 4 give 2024-01-01 00:01 UTC different prices, and neither can be proved right. Set aside.',
    );
    expect(notes.at(-1)).toBe('x.csv: 2 rows set aside.');
  });

  it('sets a row aside that is older than the one before', () => {
    const { minutes, notes } = run([rowAt(0), rowAt(5), rowAt(3), rowAt(6)]);
    expect(minutes).toEqual([0, 5, 6]);
    expect(notes).toContain(
      'x.csv: Row 4: 2024-01-01 00:03 UTC is older than row 3. Expected rising times. Set aside.',
    );
  });

  it('sets a row aside that does not lie on the grid of the bars', () => {
    expect(run([rowAt(0), rowAt(1.5), rowAt(2)])).toMatchObject({
      minutes: [0, 2],
      notes: [
        'x.csv: Row 3: 90 s after row 2, bars are 1 min apart. Set aside.',
        'x.csv: 1 bar missing after 2024-01-01 00:00 UTC. Nothing was filled in.',
      ],
    });
  });

  it('reports gaps and fills nothing in', () => {
    const { minutes, notes } = run([rowAt(0), rowAt(4), rowAt(10)]);
    expect(minutes).toEqual([0, 4, 10]);
    expect(notes).toEqual([
      'x.csv: 3 bars missing after 2024-01-01 00:00 UTC. Nothing was filled in.',
      'x.csv: 2 gaps, the longest 5 min.',
    ]);
  });

  it('refuses a file with a bar in the future', () => {
    expect(run([rowAt(0), rowAt(1)], T0).refusal).toBe(
      "row 3: 2024-01-01 00:01 UTC is in the future, this machine's clock says 2024-01-01 00:00 UTC",
    );
  });

  it('refuses a file of which too many rows cannot be used', () => {
    const clean = Array.from({ length: 100 }, (_, minute) => rowAt(minute));
    const broken = Array.from({ length: 11 }, () => rowAt(0));
    expect(run([...clean, ...broken]).refusal).toBeNull();
    expect(run([...clean, ...broken, rowAt(0)]).refusal).toContain('12 rows of the first 113 had to be set aside');
  });
});
