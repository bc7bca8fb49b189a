/** Where the columns of a candle file are, found by their names in the header row. */
import { err, ok, type Result } from '../../../../shared/base/result.ts';

export interface CandleLayout {
  /** Columns in each row. */
  readonly columns: number;
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** Column with the symbol's name, where the file has one. */
  readonly symbol: number | null;
  /** Column with the time in words, where the file has one. */
  readonly date: number | null;
}

export const CANDLE_HEADER = 'open_time_ms,open,high,low,close,volume';

const TIME_NAMES = ['open_time_ms', 'open_time', 'unix', 'timestamp', 'time'];

/** Reads the header row; fails with what was found and expected. */
export function parseHeader(line: string): Result<CandleLayout, string> {
  const names = line.split(',').map((name) => name.trim().toLowerCase());
  const positionOf = (accepted: readonly string[]): number => names.findIndex((name) => accepted.includes(name));
  const volume = positionOf(['volume']);
  const layout = {
    columns: names.length,
    time: positionOf(TIME_NAMES),
    open: positionOf(['open']),
    high: positionOf(['high']),
    low: positionOf(['low']),
    close: positionOf(['close']),
    // Published exports name both volumes, "Volume BTC,Volume USDT": base currency first.
    volume: volume >= 0 ? volume : names.findIndex((name) => name.startsWith('volume ')),
    symbol: positionOrNull(positionOf(['symbol'])),
    date: positionOrNull(positionOf(['date'])),
  };
  const required = [layout.time, layout.open, layout.high, layout.low, layout.close, layout.volume];
  if (required.every((position) => position >= 0)) return ok(layout);
  return err(`the first row reads "${excerpt(line)}", expected the header ${CANDLE_HEADER}`);
}

const positionOrNull = (position: number): number | null => (position < 0 ? null : position);

/** A piece of foreign text that is safe to show: printable and short. */
export function excerpt(text: string): string {
  const printable = text.replace(/[^\x20-\x7e]/g, '?');
  return printable.length > 60 ? `${printable.slice(0, 57)}...` : printable;
}
