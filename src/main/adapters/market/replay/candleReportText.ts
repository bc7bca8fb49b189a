/** A report about a candle file in words: what was found, what was expected, what was or can be done. */
import type { CandleFileReport } from './inspectCandleFile.ts';
import { count, counted, duration, utcMinute } from './candleWords.ts';
import type { TimeUnit } from './timeUnit.ts';

/** Puts the findings in order of weight. `unit` is that of the first row. */
export function reportText(report: Omit<CandleFileReport, 'text'>, unit: TimeUnit): string {
  return [summary(report), ...problems(report, unit), outcome(report)].join(' ');
}

function summary({ rows, first, last, interval, isNewestFirst }: Omit<CandleFileReport, 'text'>): string {
  const span = first === null || last === null ? '' : `, ${utcMinute(first)} to ${utcMinute(last)}`;
  return `${counted(rows, 'row')} of ${interval ?? 'unknown'} bars${span}${isNewestFirst ? ', newest first' : ''}.`;
}

function problems(report: Omit<CandleFileReport, 'text'>, unit: TimeUnit): readonly string[] {
  const { conflicts, firstConflict, duplicates, unitChanges, refusedRows, outOfOrder, shifted, nulls, gaps } = report;
  const example = refusedRows[0];
  const pair = firstConflict === null ? '' : `, first rows ${count(firstConflict[0])} and ${count(firstConflict[1])}`;
  return [
    example === undefined ? null : `Row ${count(example.row)}: ${example.text}`,
    unitChanges > 0 ? `The time unit changes ${counted(unitChanges, 'time')}.` : null,
    unitChanges === 0 && unit !== 'milliseconds' ? `Times are in ${unit}.` : null,
    conflicts > 0 ? `${counted(conflicts, 'time')} appear again with other prices${pair}.` : null,
    duplicates > 0 ? `${counted(duplicates, 'time')} appear again with the same prices.` : null,
    outOfOrder > 0 ? `${counted(outOfOrder, 'row')} out of order.` : null,
    shifted > 0 ? `${counted(shifted, 'row')} with a date that contradicts the time.` : null,
    nulls > 0 ? `NULL in ${counted(nulls, 'row')}.` : null,
    gaps > 0 ? `${counted(gaps, 'gap')}, the longest ${duration(report.longestGapMs)}.` : null,
  ].filter((line) => line !== null);
}

function outcome({ verdict, setAside, rows }: Omit<CandleFileReport, 'text'>): string {
  if (verdict === 'clean') return 'Clean.';
  if (verdict === 'cleaned')
    return `Usable after cleaning: order, units and repeated rows are put right, ${counted(setAside, 'row')} set aside.`;
  const share = `${count(setAside)} of ${counted(rows, 'row')} would have to be set aside`;
  return `Expected one rising time in milliseconds per row. ${share}, and no part of it can be proved right. Nothing was imported: export the file again.`;
}
