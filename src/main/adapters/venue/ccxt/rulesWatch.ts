/**
 * Keeps what the desk knows of the venue's rules true while it trades (RC-04): status, steps and limits are read every six hours, at once after a
 * refusal that smells of other rules, and again and again while a symbol of the desk does not trade.
 * 1. Never twice within some seconds, whatever is refused; what comes in between is answered by one reading at the end of them.
 * 2. A reading waits in the lane of reconciliation for budget; one that fails leaves what was read before, and is tried again.
 */
import type { AccountEvent, SymbolRules } from '../../../ports/venue.ts';
import type { Logger } from '../../../ports/logger.ts';
import { HOUR_MS, SECOND_MS } from '../../../../shared/values/time.ts';

export interface RulesWatchParts {
  readonly rules: {
    /** Reads the rules of the desk's symbols. */
    readAgain(): Promise<void>;
    /** As last read. */
    told(): readonly SymbolRules[];
  };
  readonly tell: (event: AccountEvent) => void;
  readonly logger: Logger;
  readonly timing?: Partial<RulesTiming>;
}

export interface RulesTiming {
  /** Least time from one reading to the next. */
  readonly gapMs: number;
  /** While a symbol does not trade, and after a reading that failed. */
  readonly haltedMs: number;
  /** Otherwise; well below the age at which rules are refused. */
  readonly everyMs: number;
}

const TIMING: RulesTiming = { gapMs: 5 * SECOND_MS, haltedMs: 30 * SECOND_MS, everyMs: 6 * HOUR_MS };

export class RulesWatch {
  readonly #parts: RulesWatchParts;
  readonly #timing: RulesTiming;
  #readAt = Number.NEGATIVE_INFINITY;
  #timer: { readonly handle: NodeJS.Timeout; readonly dueAt: number } | null = null;
  #isReading = false;
  #isSuspect = false;
  #isRunning = false;

  constructor(parts: RulesWatchParts) {
    this.#parts = parts;
    this.#timing = { ...TIMING, ...parts.timing };
  }

  /** Tells what was read at the opening, and watches from now on. */
  start(): void {
    this.#isRunning = true;
    this.#readAt = performance.now();
    this.#tell();
    this.#readIn(this.#pauseMs());
  }

  /** The rules may be others than those that were read. */
  suspect(): void {
    if (!this.#isRunning) return;
    if (this.#isReading) this.#isSuspect = true;
    else this.#readIn(Math.max(0, this.#readAt + this.#timing.gapMs - performance.now()));
  }

  /** Takes note that they were just read, by whoever asked. */
  wereRead(): void {
    if (!this.#isRunning) return;
    this.#readAt = performance.now();
    this.#tell();
    this.#readIn(this.#pauseMs());
  }

  close(): void {
    this.#isRunning = false;
    if (this.#timer !== null) clearTimeout(this.#timer.handle);
    this.#timer = null;
  }

  /** The sooner of this and what is due already. */
  #readIn(ms: number): void {
    const dueAt = performance.now() + ms;
    if (this.#timer !== null && this.#timer.dueAt <= dueAt) return;
    if (this.#timer !== null) clearTimeout(this.#timer.handle);
    const handle = setTimeout(() => void this.#read(), ms);
    handle.unref();
    this.#timer = { handle, dueAt };
  }

  async #read(): Promise<void> {
    this.#timer = null;
    this.#isReading = true;
    this.#isSuspect = false;
    let pauseMs = this.#timing.haltedMs;
    try {
      await this.#parts.rules.readAgain();
      if (!this.#isRunning) return;
      this.#tell();
      pauseMs = this.#pauseMs();
    } catch (error) {
      this.#parts.logger.warn('The rules of the venue could not be read again', { text: String(error) });
    } finally {
      this.#isReading = false;
      this.#readAt = performance.now();
    }
    if (this.#isRunning) this.#readIn(this.#isSuspect ? this.#timing.gapMs : pauseMs);
  }

  #tell(): void {
    this.#parts.tell({ kind: 'rulesRead', rules: this.#parts.rules.told() });
  }

  #pauseMs(): number {
    const { haltedMs, everyMs } = this.#timing;
    return this.#parts.rules.told().every(({ status }) => status === 'TRADING') ? everyMs : haltedMs;
  }
}
