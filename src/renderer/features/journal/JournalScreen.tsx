/** The journal, as it is stored: pages of entries, each with the bytes that were hashed, and the verification of all of it (UI-60). */
import { useState } from 'react';
import { formatCount } from '../../format/numbers.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Watermark } from '../../ui/Watermark.tsx';
import { JournalDetail } from './JournalDetail.tsx';
import { JournalRows } from './JournalRows.tsx';
import { JournalTools } from './JournalTools.tsx';
import { matchingEntries } from './journalEntry.ts';
import { useJournal } from './useJournal.ts';
import { VerifyJournal } from './VerifyJournal.tsx';
import './journal.css';

export function JournalScreen() {
  const { page, problem, show } = useJournal();
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const entries = page === null ? [] : matchingEntries(page.entries, filter);
  const shown = entries.find(({ seq }) => seq === chosen) ?? entries[0];
  return (
    <div className="risk-screen" data-testid="journal-screen">
      <h1 tabIndex={-1} className="visually-hidden">
        Journal
      </h1>
      <Watermark />
      <div className="risk-scroll" tabIndex={-1}>
        <VerifyJournal />
        <Panel
          title="Entries"
          testId="journal-entries"
          state={problem !== null ? 'error' : page === null ? 'loading' : 'ok'}
          facts={page === null ? undefined : <span className="num">{placeOf(page.entries, page.newest)}</span>}
          tools={<JournalTools page={page} filter={filter} onFilter={setFilter} onShow={show} />}
        >
          {problem === null ? null : <p className="settings-note">{`Could not read the journal. ${problem}`}</p>}
          <div className="journal-view">
            <JournalRows entries={entries} shown={shown?.seq ?? null} onChoose={setChosen} />
            {shown === undefined ? (
              <p className="settings-note">No entry on this page holds that. Older entries may.</p>
            ) : (
              <JournalDetail entry={shown} />
            )}
          </div>
        </Panel>
      </div>
    </div>
  );
}

/** "48,012-48,211 of 0-48,211". */
function placeOf(entries: readonly { readonly seq: number }[], newest: number): string {
  const [first, last] = [entries.at(-1), entries[0]];
  if (first === undefined || last === undefined) return 'no entry';
  return `${formatCount(first.seq)}-${formatCount(last.seq)} of 0-${formatCount(newest)}`;
}
