import { useState } from 'react';
import { readDecimalInput } from '../../format/decimalInput.ts';
import { Button } from '../../ui/Button.tsx';
import type { JournalPage } from './useJournal.ts';

interface JournalToolsProps {
  readonly page: JournalPage | null;
  readonly filter: string;
  readonly onFilter: (typed: string) => void;
  readonly onShow: (to: number | null) => void;
}

/** Older, newest, to a number, and a filter of what is shown. */
export function JournalTools({ page, filter, onFilter, onShow }: JournalToolsProps) {
  const [typed, setTyped] = useState('');
  const oldest = page?.entries.at(-1)?.seq ?? 0;
  const wanted = wantedSeq(typed, page?.newest ?? -1);
  return (
    <div className="journal-tools">
      <input
        className="desk-input"
        data-testid="journal-filter"
        aria-label="Filter this page by type, actor, book or text"
        placeholder="Filter this page"
        maxLength={80}
        value={filter}
        onChange={(event) => onFilter(event.currentTarget.value)}
      />
      <form
        className="journal-jump"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== null) onShow(wanted);
        }}
      >
        <input
          className="desk-input num"
          data-testid="journal-seq"
          aria-label="Number of an entry"
          aria-invalid={typed.trim() !== '' && wanted === null}
          inputMode="numeric"
          placeholder="Seq"
          maxLength={12}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button testId="journal-jump" disabled={wanted === null} onClick={() => onShow(wanted)}>
          Show entry
        </Button>
      </form>
      <Button testId="journal-older" disabled={oldest <= 0} onClick={() => onShow(oldest - 1)}>
        Older
      </Button>
      <Button testId="journal-newest" onClick={() => onShow(null)}>
        Newest
      </Button>
    </div>
  );
}

/** The number of an entry that exists; null for anything else. */
function wantedSeq(typed: string, newest: number): number | null {
  const read = readDecimalInput(typed);
  const seq = read.ok ? Number(read.value) : Number.NaN;
  return Number.isInteger(seq) && seq <= newest ? seq : null;
}
