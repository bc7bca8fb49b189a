/** A journal in memory that can be told to fail, as on a full disk. Keeps drafts in order; implements the whole port. */
import type { Journal, StateSnapshot } from '../../src/main/ports/journal.ts';
import type { DurabilityClass, EntryDraft } from '../../src/shared/model/entry.ts';

export interface MemoryJournal extends Journal {
  /** From now on every write fails until `heal`. */
  fail(): void;
  heal(): void;
  /** Hears of each write that worked, before it returns. */
  onAppend(listener: (drafts: readonly EntryDraft[], durability: DurabilityClass) => void): void;
  readonly drafts: readonly EntryDraft[];
  readonly classes: readonly DurabilityClass[];
}

export function memoryJournal(): MemoryJournal {
  const drafts: EntryDraft[] = [];
  const classes: DurabilityClass[] = [];
  let failing = false;
  let listener: Parameters<MemoryJournal['onAppend']>[0] = () => undefined;
  let stored: StateSnapshot | null = null;
  const head = () => ({ seq: drafts.length - 1, hash: '0'.repeat(64) });
  const refused = { ok: false, error: { code: 'JOURNAL_WRITE_FAILED', text: 'database or disk is full' } } as const;
  return {
    drafts,
    classes,
    fail: () => {
      failing = true;
    },
    heal: () => {
      failing = false;
    },
    onAppend: (each) => {
      listener = each;
    },
    append: (added, durability) => {
      if (failing) return refused;
      drafts.push(...added);
      classes.push(durability);
      listener(added, durability);
      return { ok: true, value: head() };
    },
    flush: () => (failing ? refused : { ok: true, value: head() }),
    head,
    entries: () => [],
    snapshot: () => stored,
    saveSnapshot: (snapshot) => {
      stored = snapshot;
      return { ok: true, value: head() };
    },
    verify: () => ({
      ok: true,
      entries: drafts.length,
      from: 0,
      to: head().seq,
      head: head().hash,
      findings: [],
      durationMs: 0,
    }),
    close: () => undefined,
  };
}
