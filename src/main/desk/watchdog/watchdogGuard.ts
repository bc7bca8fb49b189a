/**
 * Keeps the watchdog's process running and fed (ES-14).
 * 1. It is armed whenever the live venue was connected, with keys read for that moment; this object keeps none.
 * 2. A heartbeat goes out twice a second for as long as it runs. A desk that hangs sends none, which is the point.
 * 3. One that would end with the desk is fed as well, and the trader told what it cannot do.
 * 4. A watchdog that ended is started again and the trader told; what it did is told once, now or at the next start.
 */
import { SECOND_MS, unixMs } from '../../../shared/values/time.ts';
import type { LadderNews } from '../../engine/ladder/told.ts';
import type { Clock } from '../../ports/clock.ts';
import type {
  StartWatchdog,
  WatchdogOrders,
  WatchdogProcess,
  WatchdogReceipts,
  WatchdogWord,
} from '../../ports/watchdog.ts';
import type { GuardedDesk, VenueGuard } from './venueGuard.ts';

export interface WatchdogGuardParts {
  readonly start: StartWatchdog;
  readonly clock: Clock;
  /** What to arm it with: account, keys and rules as they are now; null while there is nothing to watch. */
  readonly orders: () => Promise<WatchdogOrders | null>;
  readonly receipts: WatchdogReceipts;
}

const BEAT_MS = 500;
const FIRST_RETRY_MS = SECOND_MS;
const LONGEST_RETRY_MS = 30 * SECOND_MS;
const GOODBYE_MS = 2 * SECOND_MS;
const LOOK_MS = SECOND_MS;
/** A watchdog of the session before may still be closing. */
const MOST_LOOKS = 120;
const ENDS_WITH_DESK =
  'should the desk crash: this program may start its watchdog only as a part of itself, which ends with it; a desk that hangs is watched';

export class WatchdogGuard implements VenueGuard {
  readonly #parts: WatchdogGuardParts;
  #desk: GuardedDesk | null = null;
  #process: WatchdogProcess | null = null;
  #retryMs = FIRST_RETRY_MS;
  #cancelBeat = (): void => undefined;
  #cancelRetry = (): void => undefined;
  #cancelLook = (): void => undefined;
  #onGone = (): void => undefined;
  #isStopped = false;

  constructor(parts: WatchdogGuardParts) {
    this.#parts = parts;
  }

  start(desk: GuardedDesk): void {
    this.#desk = desk;
    this.#look(0, null);
  }

  hear(news: LadderNews): void {
    const isOver = news.kind === 'venueConfigured' || (news.kind === 'keysChanged' && news.data.change === 'REMOVED');
    if (isOver) this.#leave();
  }

  /** The live venue is connected: watches it from now on. */
  async arm(): Promise<void> {
    this.#cancelRetry();
    const orders = await this.#parts.orders();
    if (orders === null || this.#isStopped) return;
    this.#process ??= this.#launch();
    this.#process.send(orders);
    this.#cancelBeat();
    this.#beat();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelLook();
    const gone = new Promise<void>((resolve) => {
      if (this.#process === null) return resolve();
      this.#onGone = this.#after(GOODBYE_MS, resolve, resolve);
    });
    this.#leave();
    await gone;
  }

  #leave(): void {
    this.#cancelBeat();
    this.#cancelRetry();
    this.#process?.send({ kind: 'goodbye' });
    this.#process = null;
  }

  #launch(): WatchdogProcess {
    const launched = this.#parts.start();
    launched.onWord((word) => this.#onWord(launched, word));
    launched.onEnd((text) => this.#onEnd(launched, text));
    return launched;
  }

  /** The end of one that was said goodbye to is no news. */
  #onEnd(ended: WatchdogProcess, text: string): void {
    if (this.#process !== ended) return this.#onGone();
    this.#process = null;
    this.#cancelBeat();
    this.#desk?.tell({ kind: 'watchdog', problem: `${text}; it is being started again` });
    this.#armAgain();
  }

  #onWord({ outlivesDesk }: WatchdogProcess, word: WatchdogWord): void {
    if (word.kind === 'acted') {
      this.#desk?.tell({ kind: 'watchdogActed', report: word.report });
      return this.#parts.receipts.archive();
    }
    this.#desk?.tell({ kind: 'watchdog', problem: word.problem ?? (outlivesDesk ? null : ENDS_WITH_DESK) });
    if (word.problem !== null) this.#armAgain();
    else this.#retryMs = FIRST_RETRY_MS;
  }

  #armAgain(): void {
    this.#cancelRetry = this.#after(this.#retryMs, () => void this.arm());
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #beat(): void {
    if (this.#desk !== null) this.#process?.send({ kind: 'beat', ...this.#desk.exposure() });
    this.#cancelBeat = this.#after(BEAT_MS, () => this.#beat());
  }

  /** Tells what the receipts of an earlier session say, and again when one that was still at work comes to its end. */
  #look(looks: number, told: string | null): void {
    const report = this.#parts.receipts.read();
    if (report === null) return;
    if (report.state !== told) this.#desk?.tell({ kind: 'watchdogActed', report });
    if (report.state === 'FLAT' || report.state === 'RETURNED' || looks >= MOST_LOOKS)
      return this.#parts.receipts.archive();
    this.#cancelLook = this.#after(LOOK_MS, () => this.#look(looks + 1, report.state));
  }

  /** Returns what calls it off; calling off may itself be an answer. */
  #after(ms: number, work: () => void, calledOff = (): void => undefined): () => void {
    const { clock } = this.#parts;
    const cancel = clock.schedule(unixMs(clock.now() + ms), work);
    return () => {
      cancel();
      calledOff();
    };
  }
}
