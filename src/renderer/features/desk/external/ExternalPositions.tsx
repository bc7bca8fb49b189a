/** Positions at the venue that are not, or not as much, the desk's: above the table, each with its decision (UI-44, RC-26). */
import { useShallow } from 'zustand/react/shallow';
import { useAgeMs } from '../../../store/deskClock.ts';
import { useRow, useViewStore } from '../../../store/viewStore.ts';
import { ExternalPopover } from './ExternalPopover.tsx';
import { externalKey, externalKind, positionWords, type ExternalRow } from './externalWords.ts';
import './external.css';

export function ExternalPositions() {
  const rows = useViewStore(
    useShallow(({ view }) => view?.parts.account.external.filter(({ kind }) => kind === 'POSITION') ?? []),
  );
  if (rows.length === 0) return null;
  return (
    <ul className="external-list" aria-label="Positions that were not opened here, or differ">
      {rows.map((row) => (
        <ExternalPosition key={externalKey(row)} row={row} />
      ))}
    </ul>
  );
}

function ExternalPosition({ row }: { readonly row: ExternalRow }) {
  const lot = useRow('instruments', row.symbol)?.lot;
  const ageMs = useAgeMs(row.since);
  const kind = externalKind(row);
  return (
    <li
      className="external-row"
      data-testid="position-row"
      data-kind={kind === 'mismatch' ? 'mismatch' : 'external'}
      data-symbol={row.symbol}
      data-book="LIVE"
      data-state={row.left ? 'left' : 'open'}
    >
      <strong>{row.symbol}</strong>
      <span className="num external-words" title={row.text}>
        {positionWords(row, lot, ageMs)}
      </span>
      {row.left ? null : <ExternalPopover row={row} />}
    </li>
  );
}
