/**
 * The tamper-evident journal and its projections: one writer, one transaction for both (AU-02 to AU-04, AU-12, AU-13).
 * Appending is synchronous: when a class A append returns ok, its entries are on disk, and so is everything appended before.
 */
import type { Result } from '../../shared/base/result.ts';
import type { Verification } from '../../shared/ipc/contract.ts';
import type { DurabilityClass, Entry, EntryDraft } from '../../shared/model/entry.ts';

export interface JournalFailure {
  readonly code: 'JOURNAL_WRITE_FAILED';
  /** What the store said, without paths or secrets. */
  readonly text: string;
}

export interface JournalHead {
  /** Number of the last entry appended, -1 when empty. */
  readonly seq: number;
  /** Lower-case hex of the last entry's hash, 64 zeros when empty. */
  readonly hash: string;
}

export interface StateSnapshot {
  /** The state is the fold of entries 0 to seq. */
  readonly seq: number;
  readonly state: unknown;
}

export interface Journal {
  /** Queues the drafts in order and commits per durability class. After a failure nothing of the call was queued. */
  append(drafts: readonly EntryDraft[], durability: DurabilityClass): Result<JournalHead, JournalFailure>;
  /** Commits everything queued. */
  flush(): Result<JournalHead, JournalFailure>;
  /** Head including queued entries. */
  head(): JournalHead;
  /** Committed entries with seq > after, in order, read in pages. */
  entries(after: number): Iterable<Entry>;
  /** The newest stored snapshot of the folded state, or null. */
  snapshot(): StateSnapshot | null;
  /** Stores a snapshot that contains entries up to seq; queued entries are committed first. */
  saveSnapshot(snapshot: StateSnapshot): Result<JournalHead, JournalFailure>;
  /** Re-reads and re-hashes everything (AU-10). */
  verify(): Verification;
  close(): void;
}
