/**
 * Moves committed pages from the write-ahead log into the database between commits instead of within one: SQLite's own automatic checkpoint
 * would make every some dozenth order wait for the disk twice. Durability does not depend on it: a commit is on disk in the log.
 */
import type { SetTimer } from './commitTimers.ts';
import type { WritableDatabase } from './database.ts';

/** Entries after which a checkpoint is due. */
const DUE_ENTRIES = 250;
/** SQLite's own checkpoint stays as the bound of the log, far above what the timer leaves. */
export const AUTOMATIC_CHECKPOINT_PAGES = 16_000;

export class Checkpoints {
  readonly #database: WritableDatabase;
  readonly #setTimer: SetTimer;
  readonly #delayMs: number;
  #entries = 0;
  #cancel: (() => void) | null = null;

  constructor(database: WritableDatabase, options: { readonly setTimer: SetTimer; readonly delayMs: number }) {
    this.#database = database;
    this.#setTimer = options.setTimer;
    this.#delayMs = options.delayMs;
  }

  /** Counts committed entries; arms the checkpoint when enough have gathered. */
  committed(entries: number): void {
    this.#entries += entries;
    if (this.#entries < DUE_ENTRIES || this.#cancel !== null) return;
    this.#cancel = this.#setTimer(this.#delayMs, () => this.#run());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #run(): void {
    this.#cancel = null;
    this.#entries = 0;
    // PASSIVE never waits for a reader and never fails a commit; what it cannot move, the next one moves.
    if (this.#database.open) this.#database.pragma('wal_checkpoint(PASSIVE)');
  }
}
