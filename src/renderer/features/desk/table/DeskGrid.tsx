/** A virtualized table over keyed rows (UI-40, UI-76, UI-82): sticky head, fixed row height, rows that never move under a pointer. */
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { GridHead } from './GridHead.tsx';
import { GridRow, type RowActionsProps, type RowAttributes } from './GridRow.tsx';
import type { GridSource } from './gridSource.ts';
import { useGridFocus } from './useGridFocus.ts';
import type { GridTable } from './useGridTable.ts';
import { useRowOrder } from './useRowOrder.ts';

const ROW_HEIGHT = 28;
const OVERSCAN = 8;

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
  const { source, table, isShown, attributes, actions, actionsWidth = 0, empty } = props;
  const [isPointed, setIsPointed] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const columns = useMemo(() => table.columns.map((each) => each.column), [table.columns]);
  const order = useRowOrder({ source, columns, sort: table.sort, isHeld: isPointed || hasFocus, isShown });
  const scroller = useRef<HTMLDivElement>(null);
  const active = useRef(-1);

  const virtual = useVirtualizer({
    count: order.keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    useFlushSync: false,
    rangeExtractor: useCallback((range: Range) => withActive(defaultRangeExtractor(range), active.current), []),
  });
  const scrollTo = useCallback((index: number) => virtual.scrollToIndex(index), [virtual]);
  const { onOpen, onLetter } = props;
  const focus = useGridFocus({ keys: order.keys, container: scroller, scrollTo, onOpen, onLetter });
  active.current = focus.activeKey === null ? -1 : order.keys.indexOf(focus.activeKey);

  const template = useMemo(() => gridTemplate(table, actionsWidth), [table, actionsWidth]);
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
        <div role="rowgroup" className="desk-grid-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => (
            <GridRow
              key={order.keys[item.index]}
              source={source}
              columns={table.shown}
              template={template}
              testId={props.rowTestId}
              rowKey={order.keys[item.index] ?? ''}
              index={item.index}
              top={item.start}
              isActive={order.keys[item.index] === focus.activeKey}
              attributes={attributes}
              actions={actions}
            />
          ))}
        </div>
        {order.keys.length === 0 && empty}
      </div>
      {order.isOutdated && (
        <button type="button" className="desk-resort" data-testid="resort-chip" onClick={order.resort}>
          order changed, sort again
        </button>
      )}
    </div>
  );
}

function gridTemplate<RowType>(table: GridTable<RowType>, actionsWidth: number): string {
  const tracks = table.shown.map(({ column }) => `minmax(${column.width}px, ${column.grow}fr)`);
  return actionsWidth === 0 ? tracks.join(' ') : [...tracks, `${actionsWidth}px`].join(' ');
}

/** The focused row stays in the page while it is scrolled out of view: focus must not fall to the page. */
const withActive = (indexes: readonly number[], active: number): number[] =>
  active < 0 || indexes.includes(active) ? [...indexes] : [...indexes, active].sort((a, b) => a - b);
