/**
 * The venue's clock and the work that falls due on it. Time is the injected clock plus an offset that `advance` and `skew` move.
 * With the machine's own clock due work runs by itself; with any other it runs on `tick` or `advance`, so hours pass in a moment.
 */
interface DueWork {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

export class VenueClock {
  private readonly source: () => number;
  private readonly runsItself: boolean;
  private offset = 0;
  private work: DueWork[] = [];
  private counter = 0;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(source?: () => number) {
    this.source = source ?? Date.now;
    this.runsItself = source === undefined;
  }

  /** Venue time in whole ms. */
  now(): number {
    return Math.floor(this.source() + this.offset);
  }

  /** Runs the work when the venue's clock reaches that time; returns how to call it off. */
  at(time: number, run: () => void): () => void {
    const item: DueWork = { at: time, order: this.counter++, run };
    this.work.push(item);
    this.arm();
    return () => {
      this.work = this.work.filter((each) => each !== item);
    };
  }

  after(ms: number, run: () => void): () => void {
    return this.at(this.now() + ms, run);
  }

  /** Moves the clock ahead and runs everything that falls due on the way, each at its own time. */
  advance(ms: number): void {
    const end = this.source() + this.offset + ms;
    for (let next = this.firstUntil(end); next !== undefined; next = this.firstUntil(end)) {
      this.offset = Math.max(this.offset, next.at - this.source());
      this.take(next);
    }
    this.offset = Math.max(this.offset, end - this.source());
    this.arm();
  }

  /** Runs what is due now. */
  tick(): void {
    for (let next = this.firstUntil(this.now()); next !== undefined; next = this.firstUntil(this.now()))
      this.take(next);
    this.arm();
  }

  /** Sets how far the clock is from its source; nothing becomes due by it until time gets there. */
  skew(ms: number): void {
    this.offset = ms;
    this.arm();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.work = [];
  }

  private take(item: DueWork): void {
    this.work = this.work.filter((each) => each !== item);
    item.run();
  }

  private firstUntil(time: number): DueWork | undefined {
    let first: DueWork | undefined;
    for (const item of this.work) {
      if (item.at > time) continue;
      if (first === undefined || item.at < first.at || (item.at === first.at && item.order < first.order)) first = item;
    }
    return first;
  }

  private arm(): void {
    clearTimeout(this.timer);
    if (!this.runsItself || this.stopped || this.work.length === 0) return;
    const next = Math.min(...this.work.map((item) => item.at));
    this.timer = setTimeout(() => this.tick(), Math.min(Math.max(0, next - this.now()), 60_000));
    this.timer.unref();
  }
}
