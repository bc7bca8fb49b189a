/** Rows of a table that are in the page now: their order, the window scrolled to, and the one that holds the tab stop. */
import { defaultRangeExtractor, useVirtualizer, type Range, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, type RefObject } from 'react';
import type { GridSource } from './gridSource.ts';
import { useGridFocus, type GridFocus } from './useGridFocus.ts';
import type { GridTable } from './useGridTable.ts';
import { useRowOrder, type RowOrder } from './useRowOrder.ts';

const ROW_HEIGHT = 28;
const OVERSCAN = 8;

export interface GridRowsInput<RowType extends { readonly symbol: string }> {
  readonly source: GridSource<RowType>;
  readonly table: GridTable<RowType>;
  readonly isShown: ((row: RowType) => boolean) | undefined;
  readonly isHeld: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onOpen: ((key: string) => void) | undefined;
  readonly onLetter: ((key: string, letter: string) => boolean) | undefined;
}

export interface GridRows {
  readonly order: RowOrder;
  readonly focus: GridFocus;
  readonly items: readonly VirtualItem[];
  readonly height: number;
}

export function useGridRows<RowType extends { readonly symbol: string }>(input: GridRowsInput<RowType>): GridRows {
  const { source, table, isShown, isHeld, scroller, onOpen, onLetter } = input;
  const columns = useMemo(() => table.columns.map((each) => each.column), [table.columns]);
  const order = useRowOrder({ source, columns, sort: table.sort, isHeld, isShown });
  const active = useRef(-1);
  const virtual = useVirtualizer({
    count: order.keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    useFlushSync: false,
    rangeExtractor: useCallback((range: Range) => withActive(range, active.current), []),
  });
  const scrollTo = useCallback((index: number) => virtual.scrollToIndex(index), [virtual]);
  const onActive = useCallback((index: number) => {
    active.current = index;
  }, []);
  const focus = useGridFocus({ keys: order.keys, container: scroller, scrollTo, onOpen, onLetter, onActive });
  return { order, focus, items: virtual.getVirtualItems(), height: virtual.getTotalSize() };
}

/** The focused row stays in the page while it is scrolled out of view: focus must not fall to the page. */
function withActive(range: Range, active: number): number[] {
  const indexes = defaultRangeExtractor(range);
  const isOutside = active >= 0 && active < range.count && !indexes.includes(active);
  return isOutside ? [...indexes, active].sort((a, b) => a - b) : indexes;
}
