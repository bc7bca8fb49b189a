/** A virtualized table over keyed rows (UI-40, UI-76, UI-82): sticky head, fixed row height, rows that never move under a pointer. */
import { useMemo, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { GridHead } from './GridHead.tsx';
import { GridRow, type RowActionsProps, type RowAttributes } from './GridRow.tsx';
import type { GridSource } from './gridSource.ts';
import { useGridRows } from './useGridRows.ts';
import type { GridTable } from './useGridTable.ts';

export interface DeskGridProps<RowType> {
  readonly testId: string;
  readonly rowTestId: string;
  readonly label: string;
  readonly source: GridSource<RowType>;
  readonly table: GridTable<RowType>;
  readonly isShown?: (row: RowType) => boolean;
  readonly attributes: (row: RowType) => RowAttributes;
  readonly actions?: ComponentType<RowActionsProps>;
  readonly actionsWidth?: number;
  readonly onOpen?: (key: string) => void;
  readonly onLetter?: (key: string, letter: string) => boolean;
  /** Shown instead of rows when there are none. */
  readonly empty: ReactNode;
}

export function DeskGrid<RowType extends { readonly symbol: string }>(props: DeskGridProps<RowType>) {
  const { source, table, isShown, actions, actionsWidth = 0, onOpen, onLetter } = props;
  const [isPointed, setIsPointed] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const isHeld = isPointed || hasFocus;
  const rows = useGridRows({ source, table, isShown, isHeld, scroller, onOpen, onLetter });
  const { order, focus } = rows;
  const template = useMemo(() => gridTemplate(table, actionsWidth), [table, actionsWidth]);
  const rowProps = { source, template, actions, columns: table.shown, testId: props.rowTestId };
  return (
    <div
      className="desk-grid-frame"
      onPointerEnter={() => setIsPointed(true)}
      onPointerLeave={() => setIsPointed(false)}
      onFocus={() => setHasFocus(true)}
      onBlur={(event) => setHasFocus(event.currentTarget.contains(event.relatedTarget))}
    >
      <div
        ref={scroller}
        role="grid"
        aria-label={props.label}
        aria-rowcount={order.keys.length + 1}
        data-testid={props.testId}
        className="desk-grid"
        tabIndex={order.keys.length === 0 ? 0 : -1}
        onFocus={focus.onFocus}
        onKeyDown={focus.onKeyDown}
      >
        <GridHead columns={table.shown} template={template} hasActions={actions !== undefined} />
        <div role="rowgroup" className="desk-grid-body" style={{ height: rows.height }}>
          {rows.items.map(({ index, start }) => {
            const key = order.keys[index] ?? '';
            const isActive = key === focus.activeKey;
            const place = { rowKey: key, index, top: start, isActive };
            return <GridRow key={key} {...rowProps} {...place} attributes={props.attributes} />;
          })}
        </div>
        {order.keys.length === 0 && <EmptyRow>{props.empty}</EmptyRow>}
      </div>
      {order.isOutdated && <ResortChip onPress={order.resort} />}
    </div>
  );
}

/** What stands instead of rows is a row too: a grid has nothing else inside. */
function EmptyRow({ children }: { readonly children: ReactNode }) {
  return (
    <div role="rowgroup">
      <div role="row">
        <div role="gridcell" className="desk-empty-cell">
          {children}
        </div>
      </div>
    </div>
  );
}

function ResortChip({ onPress }: { readonly onPress: () => void }) {
  return (
    <button type="button" className="desk-resort" data-testid="resort-chip" onClick={onPress}>
      order changed, sort again
    </button>
  );
}

function gridTemplate<RowType>(table: GridTable<RowType>, actionsWidth: number): string {
  const tracks = table.shown.map(({ column }) => `minmax(${column.width}px, ${column.grow}fr)`);
  return actionsWidth === 0 ? tracks.join(' ') : [...tracks, `${actionsWidth}px`].join(' ');
}
