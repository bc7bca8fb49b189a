import { formatDay, formatClockMs } from '../../format/times.ts';
import { formatCount } from '../../format/numbers.ts';
import { VirtualRows } from '../../ui/VirtualRows.tsx';
import type { JournalEntry } from './journalEntry.ts';

const ROW_HEIGHT = 24;
const MAX_HEIGHT = 480;
const heads = ['Seq', 'Time (UTC)', 'Type', 'Actor', 'Book', 'Summary', 'Hash'] as const;

interface JournalRowsProps {
  readonly entries: readonly JournalEntry[];
  readonly shown: number | null;
  readonly onChoose: (seq: number) => void;
}

/** One line per entry, newest first; only what is in view exists. */
export function JournalRows({ entries, shown, onChoose }: JournalRowsProps) {
  return (
    <div role="grid" aria-label="Journal entries" aria-rowcount={entries.length + 1} className="journal-rows">
      <div role="row" className="journal-row journal-head">
        {heads.map((head) => (
          <span key={head} role="columnheader" className={head === 'Seq' ? 'end' : undefined}>
            {head}
          </span>
        ))}
      </div>
      <VirtualRows
        count={entries.length}
        rowHeight={ROW_HEIGHT}
        keyOf={(index) => String(entries[index]?.seq ?? index)}
        label="Entries"
        maxHeight={MAX_HEIGHT}
      >
        {(index) => {
          const entry = entries[index];
          return entry === undefined ? null : (
            <Row entry={entry} index={index} isShown={entry.seq === shown} onChoose={onChoose} />
          );
        }}
      </VirtualRows>
    </div>
  );
}

interface RowProps {
  readonly entry: JournalEntry;
  readonly index: number;
  readonly isShown: boolean;
  readonly onChoose: (seq: number) => void;
}

function Row({ entry, index, isShown, onChoose }: RowProps) {
  const { seq, at, type, actor, book, summary, hash } = entry;
  return (
    <button
      type="button"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isShown}
      className="journal-row"
      data-testid="journal-row"
      data-seq={seq}
      data-type={type}
      onClick={() => onChoose(seq)}
    >
      <span role="rowheader" className="num end">
        {formatCount(seq)}
      </span>
      <span role="gridcell" className="num">
        {at === null ? 'n/a' : `${formatDay(at)} ${formatClockMs(at)}`}
      </span>
      <span role="gridcell">{type}</span>
      <span role="gridcell">{actor}</span>
      <span role="gridcell">{book}</span>
      <span role="gridcell">{summary}</span>
      <span role="gridcell" className="num">
        {hash.slice(0, 8)}
      </span>
    </button>
  );
}
