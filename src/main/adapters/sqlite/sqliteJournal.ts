/**
 * The journal over SQLite: seals entries in the order of the calls, commits them in groups by durability class (AU-13).
 * Invariants: 1. the queue continues the stored chain without a gap. 2. commits take the whole queue, oldest first, or nothing.
 * 3. after a failed call the queue is as before it. 4. an entry and its projections are in the same transaction.
 */
import type { Statement } from 'better-sqlite3';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Verification } from '../../../shared/ipc/contract.ts';
import type { DurabilityClass, Entry, EntryDraft } from '../../../shared/model/entry.ts';
import type { Journal, JournalFailure, JournalHead, StateSnapshot } from '../../ports/journal.ts';
import { Checkpoints } from './checkpoints.ts';
import { CommitTimers, type SetTimer } from './commitTimers.ts';
import type { WritableDatabase } from './database.ts';
import { journalFailure, refusedDraft, refusedSnapshot } from './journalFailure.ts';
import { JournalReader } from './journalReader.ts';
import { Projector } from './projector.ts';
import { readEntries } from './readEntries.ts';
import { readHead } from './readHead.ts';
import { sealEntry, type LogIdentity, type SealedEntry } from './sealEntry.ts';
import { readSnapshot, storeSnapshot } from './snapshots.ts';
import { verifyJournal } from './verifyJournal.ts';

export interface SqliteJournalOptions {
  /** Used for a new log only: a database that has entries keeps the log id stored in them. */
  readonly logId: string;
  /** Random id of this process start. */
  readonly bootId: string;
  /** Longest wait of class B. */
  readonly groupCommitMs: number;
  /** Longest wait of class C. */
  readonly telemetryMs: number;
  readonly setTimer: SetTimer;
  /** Hears of commits that failed outside a call; the entries wait for the next one. */
  readonly onFailure: (failure: JournalFailure) => void;
}

/** A longer queue is committed at once. */
const MAX_QUEUED = 256;

export class SqliteJournal implements Journal {
  readonly #database: WritableDatabase;
  readonly #options: SqliteJournalOptions;
  readonly #identity: LogIdentity;
  readonly #projector: Projector;
  readonly #timers: CommitTimers;
  readonly #checkpoints: Checkpoints;
  readonly #begin: Statement<[]>;
  readonly #insert: Statement<[number, Uint8Array, Uint8Array]>;
  readonly #commit: Statement<[]>;
  readonly #queue: SealedEntry[] = [];
  #head: JournalHead;
  /** True after a failed commit, until one succeeds: every append then tries to commit. */
  #overdue = false;
  /** Committed history as the desk shows it. */
  readonly history: JournalReader;

  constructor(database: WritableDatabase, options: SqliteJournalOptions) {
    const stored = readHead(database);
    this.#database = database;
    this.#options = options;
    this.#head = stored.head;
    this.#identity = { logId: stored.logId ?? options.logId, bootId: options.bootId };
    this.#projector = new Projector(database);
    this.#timers = new CommitTimers(options.setTimer, () => this.#commitOnTime());
    this.#checkpoints = new Checkpoints(database, { setTimer: options.setTimer, delayMs: options.telemetryMs });
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#insert = database.prepare('INSERT INTO journal (seq, bytes, hash) VALUES (?, ?, ?)');
    this.#commit = database.prepare('COMMIT');
    this.history = new JournalReader(database);
  }

  /** Id of the log that is written. */
  get logId(): string {
    return this.#identity.logId;
  }

  append(drafts: readonly EntryDraft[], durability: DurabilityClass): Result<JournalHead, JournalFailure> {
    const before = { head: this.#head, length: this.#queue.length };
    const refused = this.#enqueue(drafts);
    const failed = refused ?? (this.#mustCommit(durability) ? this.#commitQueue() : null);
    if (failed !== null) {
      this.#queue.length = before.length;
      this.#head = before.head;
      return err(failed);
    }
    if (this.#queue.length > 0) this.#timers.arm(this.#delayOf(durability));
    return ok(this.#head);
  }

  flush(): Result<JournalHead, JournalFailure> {
    const failed = this.#commitQueue();
    return failed === null ? ok(this.#head) : err(failed);
  }

  head(): JournalHead {
    return this.#head;
  }

  entries(after: number): Iterable<Entry> {
    return readEntries(this.#database, after);
  }

  snapshot(): StateSnapshot | null {
    return readSnapshot(this.#database);
  }

  saveSnapshot(snapshot: StateSnapshot): Result<JournalHead, JournalFailure> {
    const flushed = this.flush();
    if (!flushed.ok) return flushed;
    if (snapshot.seq > flushed.value.seq) return err(refusedSnapshot(snapshot.seq, flushed.value.seq));
    try {
      storeSnapshot(this.#database, snapshot);
      return flushed;
    } catch (error) {
      return err(journalFailure(error));
    }
  }

  /** Commits what is queued, then checks entries from the number on; without one, all of them. */
  verify(from = 0): Verification {
    this.#commitQueue();
    return verifyJournal(this.#database, from);
  }

  /** Empties and refills all projection tables from the committed entries; returns how many were read. */
  rebuildProjections(): Result<number, JournalFailure> {
    const failed = this.#commitQueue();
    if (failed !== null) return err(failed);
    try {
      return ok(this.#projector.rebuild());
    } catch (error) {
      return err(journalFailure(error));
    }
  }

  /** Commits what is queued and closes the database. Entries that cannot be written now are reported and lost with the process. */
  close(): void {
    const failed = this.#commitQueue();
    if (failed !== null) this.#options.onFailure(failed);
    this.#timers.cancelAll();
    this.#checkpoints.stop();
    this.#database.close();
  }

  #enqueue(drafts: readonly EntryDraft[]): JournalFailure | null {
    for (const draft of drafts) {
      try {
        const sealed = sealEntry(draft, this.#identity, this.#head);
        this.#queue.push(sealed);
        this.#head = { seq: sealed.seq, hash: sealed.hash };
      } catch (error) {
        return refusedDraft(draft.type, error);
      }
    }
    return null;
  }

  #mustCommit(durability: DurabilityClass): boolean {
    return durability === 'A' || this.#overdue || this.#queue.length > MAX_QUEUED;
  }

  #delayOf(durability: DurabilityClass): number {
    return durability === 'C' ? this.#options.telemetryMs : this.#options.groupCommitMs;
  }

  #commitOnTime(): void {
    const failed = this.#commitQueue();
    if (failed === null) return;
    this.#timers.arm(this.#options.telemetryMs);
    this.#options.onFailure(failed);
  }

  /** Writes the whole queue in one transaction; on failure nothing is written and the queue stays. */
  #commitQueue(): JournalFailure | null {
    if (this.#queue.length === 0) return null;
    try {
      this.#begin.run();
      for (const entry of this.#queue) this.#write(entry);
      this.#commit.run();
    } catch (error) {
      if (this.#database.open && this.#database.inTransaction) this.#database.exec('ROLLBACK');
      this.#overdue = true;
      return journalFailure(error);
    }
    this.#checkpoints.committed(this.#queue.length);
    this.#queue.length = 0;
    this.#overdue = false;
    this.#timers.cancelAll();
    return null;
  }

  #write({ seq, at, type, text, bytes, hash }: SealedEntry): void {
    this.#insert.run(seq, bytes, Buffer.from(hash, 'hex'));
    this.#projector.project(type, { seq, at, entry: text });
  }
}
