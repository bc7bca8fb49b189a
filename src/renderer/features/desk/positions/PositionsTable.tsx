/** Open positions of the active book (UI-44). */
import { useMemo } from 'react';
import type { Row } from '../../../../shared/ipc/view.ts';
import { selectDesk } from '../deskSelection.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import { ExternalBalance } from '../external/ExternalBalance.tsx';
import { ExternalPositions } from '../external/ExternalPositions.tsx';
import { DeskGrid } from '../table/DeskGrid.tsx';
import type { RowAttributes } from '../table/GridRow.tsx';
import { EmptyText } from '../tables/EmptyText.tsx';
import { positionSource } from '../tables/sources.ts';
import type { TableProps } from '../tables/tableProps.ts';
import { startRowEdit } from '../tables/rowEdit.ts';
import { PositionActions } from './PositionActions.tsx';
import { PositionsStale } from './PositionsStale.tsx';

type Position = Row<'positions'>;

const attributes = (row: Position): RowAttributes => ({
  'data-symbol': row.symbol,
  'data-book': row.book,
  'data-side': row.side,
  'data-state': row.stale ? 'stale' : 'ok',
  'data-kind': row.stopPlace === 'none' ? 'unprotected' : 'ours',
});

export function PositionsTable({ table, isMatch }: TableProps<Position>) {
  const label = useViewStore((state) => `Positions, ${state.view?.parts.desk.book ?? ''} book`);
  const onLetter = useMemo(
    () => (key: string, letter: string) => {
      if (letter !== 'c' && letter !== 'm') return false;
      startRowEdit(letter === 'c' ? 'close' : 'stop', key);
      return true;
    },
    [],
  );
  return (
    <>
      <ExternalBalance />
      <ExternalPositions />
      <PositionsStale />
      <DeskGrid
        testId="positions-table"
        rowTestId="position-row"
        label={label}
        source={positionSource}
        table={table}
        isShown={isMatch}
        attributes={attributes}
        actions={PositionActions}
        actionsWidth={122}
        onOpen={openChart}
        onLetter={onLetter}
        empty={<EmptyText of="positions" />}
      />
    </>
  );
}

function openChart(key: string): void {
  const symbol = useViewStore.getState().view?.rows.positions[key]?.symbol;
  if (symbol !== undefined) selectDesk({ symbol, chartView: 'price' });
}
