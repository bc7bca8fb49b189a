import { useCallback, useEffect, useState } from 'react';
import { useDesk } from '../../bridge/deskClient.ts';
import { journalEntry, type JournalEntry } from './journalEntry.ts';

export interface JournalPage {
  readonly newest: number;
  /** Newest first. */
  readonly entries: readonly JournalEntry[];
}

export interface JournalInView {
  readonly page: JournalPage | null;
  readonly problem: string | null;
  /** Shows the page that begins with the entry and goes back; null shows the newest. */
  readonly show: (to: number | null) => void;
}

/** One page of the journal, read when the screen opens and when another is asked for. */
export function useJournal(): JournalInView {
  const desk = useDesk();
  const [page, setPage] = useState<JournalPage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const show = useCallback(
    (to: number | null) => {
      void desk.call('getJournal', { to }).then((reply) => {
        setProblem(reply.ok ? null : reply.error.message);
        if (reply.ok) setPage({ newest: reply.value.newest, entries: reply.value.lines.map(journalEntry) });
      });
    },
    [desk],
  );
  useEffect(() => show(null), [show]);
  return { page, problem, show };
}
