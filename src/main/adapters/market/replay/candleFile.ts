/** A candle file that was looked at and found usable. */
import type { Candle, Interval } from '../../../../shared/model/candle.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import type { NamedSymbol } from './candleFileName.ts';
import type { BarRow } from './candleRow.ts';
import type { CandleLayout } from './candleLayout.ts';
import type { TimeUnit } from './timeUnit.ts';

export interface CandleFile extends NamedSymbol {
  readonly path: string;
  /** File name without its folder. */
  readonly name: string;
  readonly bytes: number;
  readonly gzip: boolean;
  readonly layout: CandleLayout;
  readonly unit: TimeUnit;
  /** What the symbol column says in every row; null where there is no such column. */
  readonly symbolText: string | null;
  readonly interval: Interval;
  readonly intervalMs: number;
  /** Open time of the first bar. */
  readonly first: UnixMs;
  /** End of the last bar; null when finding it would mean reading a very large file. */
  readonly end: UnixMs | null;
  /** The first bars, for deriving tick and lot. */
  readonly sample: readonly Candle[];
  /** All rows, for a file that had to be put in order; null when it streams. */
  readonly rows: readonly BarRow[] | null;
  /** Hash of the first bytes. */
  readonly digest: string;
  readonly findings: readonly string[];
}
