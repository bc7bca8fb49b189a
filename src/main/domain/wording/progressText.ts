/** Progress of a backtest in one line: "412,000 bars/s, 38%, 9 s left". */

export interface ProgressFacts {
  readonly phase: 'READING' | 'RUNNING' | 'STORING';
  readonly bars: number;
  /** Null until the bars were read. */
  readonly totalBars: number | null;
  readonly barsPerSecond: number;
  readonly secondsLeft: number | null;
}

const PRECISION = 1_000;

export function progressText({ phase, bars, totalBars, barsPerSecond, secondsLeft }: ProgressFacts): string {
  const rounded =
    barsPerSecond < PRECISION ? Math.round(barsPerSecond) : Math.round(barsPerSecond / PRECISION) * PRECISION;
  const speed = `${grouped(rounded)} bars/s`;
  if (phase === 'READING') return `reading, ${grouped(bars)} bars, ${speed}`;
  if (phase === 'STORING' || totalBars === null || totalBars === 0) return `${speed}, storing the run`;
  const left = secondsLeft === null ? '' : `, ${Math.ceil(secondsLeft)} s left`;
  return `${speed}, ${Math.floor((bars / totalBars) * 100)}%${left}`;
}

const grouped = (value: number): string => value.toLocaleString('en-US');
