/** Tells how far a run is, a few times a second at most: bars per second over the last stretch, and the time left at that speed. */
import type { BacktestProgress } from '../ports/backtests.ts';

const EVERY_MS = 200;

export class ProgressMeter {
  private readonly tell: (progress: BacktestProgress) => void;
  private toldAt = performance.now();
  private startedAt = performance.now();
  private bars = 0;
  private total: number | null = null;

  constructor(tell: (progress: BacktestProgress) => void) {
    this.tell = tell;
  }

  /** Counts bars that were read. */
  read(bars: number): void {
    this.bars += bars;
    this.report('READING');
  }

  /** The files are read: so many bars will be played. */
  begin(total: number): void {
    this.total = total;
    this.bars = 0;
    this.startedAt = performance.now();
  }

  /** So many bars were played so far. */
  played(bars: number): void {
    this.bars = bars;
    this.report('RUNNING');
  }

  /** The run is over and is being kept. */
  store(): void {
    this.toldAt = -Infinity;
    this.report('STORING');
  }

  private report(phase: BacktestProgress['phase']): void {
    const now = performance.now();
    if (now - this.toldAt < EVERY_MS) return;
    this.toldAt = now;
    const elapsed = Math.max(1, now - this.startedAt);
    const barsPerSecond = (this.bars * 1_000) / elapsed;
    const left = this.total === null || barsPerSecond === 0 ? null : (this.total - this.bars) / barsPerSecond;
    this.tell({ phase, bars: this.bars, totalBars: this.total, barsPerSecond, secondsLeft: left });
  }
}
