/**
 * Plays a replay source through the desk: feed events and due timers strictly in order of time, at a chosen speed, with pause, step and jump.
 * While orders are on their way or an emergency stop is closing, a paused replay runs on in real time: nothing that reduces risk waits (promise 1).
 */
import type { MarketEvent, ReplaySource } from '../ports/marketFeed.ts';
import type { ReplayClock } from '../ports/replayClock.ts';
import { unixMs, type UnixMs } from '../../shared/values/time.ts';

/** Longest stretch of work before other input of the process gets its turn. */
const SLICE_MS = 8;
/** Pause between two slices at finite speed. */
const PACE_MS = 20;

export interface ReplayDriverOptions {
  readonly source: ReplaySource;
  readonly clock: ReplayClock;
  readonly onEvent: (event: MarketEvent) => void;
  /** True while something is on its way that must not wait for a paused replay. */
  readonly isUrgent: () => boolean;
  /** Called when speed, pause or end changed. */
  readonly onChange: () => void;
  /** Feed milliseconds per wall millisecond; null is full speed. */
  readonly speed: number | null;
  readonly paused: boolean;
}

export class ReplayDriver {
  speed: number | null;
  paused: boolean;
  ended = false;
  private readonly options: ReplayDriverOptions;
  private batch: readonly MarketEvent[] = [];
  private next = 0;
  private stopped = false;
  private runTo: UnixMs | null = null;
  private pauseAtRunTo = false;
  private wallBase = performance.now();
  private feedBase: number;
  private loop: Promise<void> = Promise.resolve();

  constructor(options: ReplayDriverOptions) {
    this.options = options;
    this.speed = options.speed;
    this.paused = options.paused;
    this.feedBase = options.clock.now();
  }

  start(): void {
    this.rebase();
    this.loop = this.run();
  }

  /** Resolves when the loop has ended and the source is closed. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.loop;
    await this.options.source.close();
  }

  pause(): void {
    this.change(() => (this.paused = true));
  }

  play(): void {
    this.change(() => (this.paused = false));
  }

  setSpeed(speed: number | null): void {
    this.change(() => (this.speed = speed));
  }

  /** One bar of the feed's interval, then pause. */
  step(intervalMs: number): void {
    const now = this.options.clock.now();
    this.change(() => {
      this.runTo = unixMs((Math.floor(now / intervalMs) + 1) * intervalMs);
      this.pauseAtRunTo = true;
    });
  }

  /** Plays at full speed up to the time, then goes on as before. */
  jump(to: UnixMs): void {
    this.change(() => {
      this.runTo = to;
      this.pauseAtRunTo = this.paused;
    });
  }

  private change(apply: () => void): void {
    apply();
    this.rebase();
    this.options.onChange();
  }

  private rebase(): void {
    this.wallBase = performance.now();
    this.feedBase = this.options.clock.now();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const target = this.target();
      if (target === null) {
        await pauseFor(PACE_MS);
        this.rebase();
        continue;
      }
      const caughtUp = await this.runUntil(target);
      if (this.runTo !== null && caughtUp && this.options.clock.now() >= this.runTo) this.arrive();
      await (caughtUp ? pauseFor(PACE_MS) : nextTurn());
    }
  }

  private arrive(): void {
    this.runTo = null;
    if (this.pauseAtRunTo) this.paused = true;
    this.pauseAtRunTo = false;
    this.rebase();
    this.options.onChange();
  }

  /** Up to where the feed may run now; null stands still. */
  private target(): number | null {
    if (this.runTo !== null) return this.runTo;
    if (this.paused && !this.options.isUrgent()) return null;
    if (this.speed === null && !this.paused && !this.ended) return Number.POSITIVE_INFINITY;
    const speed = this.paused ? 1 : (this.speed ?? 1);
    return this.feedBase + (performance.now() - this.wallBase) * speed;
  }

  /** Plays events up to the target for at most one slice; true when the target is reached. */
  private async runUntil(target: number): Promise<boolean> {
    const deadline = performance.now() + SLICE_MS;
    const { clock, onEvent } = this.options;
    for (let count = 0; ; count += 1) {
      if (this.stopped) return true;
      if ((count & 63) === 63 && performance.now() > deadline) return false;
      if (this.next >= this.batch.length && !(await this.refill())) break;
      const event = this.batch[this.next];
      if (event === undefined) break;
      if (event.time > target) break;
      this.next += 1;
      if (event.time > clock.now()) clock.advanceTo(event.time);
      onEvent(event);
      if (this.speed === null && this.paused && this.runTo === null) return true;
    }
    if (Number.isFinite(target) && target > clock.now()) clock.advanceTo(unixMs(Math.floor(target)));
    return true;
  }

  private async refill(): Promise<boolean> {
    if (this.ended) return false;
    const read = await this.options.source.nextBatch();
    if (read !== null && read.ok) {
      this.batch = read.value;
      this.next = 0;
      return true;
    }
    this.ended = true;
    this.rebase();
    const time = this.options.clock.now();
    if (read === null) this.options.onEvent({ kind: 'state', time, state: 'ended', text: 'The recording has ended.' });
    else this.options.onEvent({ kind: 'state', time, state: 'failed', text: read.error.text });
    this.options.onChange();
    return false;
  }
}

const pauseFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
