/** Order of a table's rows: sorted at once when the reader asks, every two seconds otherwise, never under a pointer (UI-40, UI-82). */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useViewStore } from '../../../store/viewStore.ts';
import type { GridColumn, GridSort } from './gridColumn.ts';
import type { GridSource } from './gridSource.ts';
import { isSameOrder, keepPlaces } from './keepPlaces.ts';
import { sortRows, type KeyedRow } from './sortRows.ts';

const RESORT_MS = 2_000;

export interface RowOrderInput<RowType extends { readonly symbol: string }> {
  readonly source: GridSource<RowType>;
  readonly columns: readonly GridColumn<RowType>[];
  readonly sort: GridSort;
  /** Someone points at the rows or has the focus among them. */
  readonly isHeld: boolean;
  /** Rows that are not shown at all; all are when absent. */
  readonly isShown?: ((row: RowType) => boolean) | undefined;
}

export interface RowOrder {
  readonly keys: readonly string[];
  /** Rows would stand elsewhere if they were sorted now. */
  readonly isOutdated: boolean;
  readonly resort: () => void;
}

export function useRowOrder<RowType extends { readonly symbol: string }>(input: RowOrderInput<RowType>): RowOrder {
  const { source, columns, sort, isHeld, isShown } = input;
  const keys = useViewStore(source.keys);
  const [order, setOrder] = useState<{ shown: readonly string[]; wanted: readonly string[] }>(() => {
    const wanted = sortRows(readRows(source, isShown), columns, sort);
    return { shown: wanted, wanted };
  });
  const held = useRef(isHeld);
  useEffect(() => {
    held.current = isHeld;
  }, [isHeld]);

  const arrange = useCallback(
    (force: boolean) => {
      const wanted = sortRows(readRows(source, isShown), columns, sort);
      setOrder((before) => {
        const shown = held.current && !force ? keepPlaces(before.shown, wanted) : wanted;
        return isSameOrder(shown, before.shown) && isSameOrder(wanted, before.wanted) ? before : { shown, wanted };
      });
    },
    [source, columns, sort, isShown],
  );

  useEffect(() => arrange(true), [arrange]);
  useEffect(() => arrange(false), [arrange, keys]);
  useEffect(() => {
    const timer = setInterval(() => arrange(false), RESORT_MS);
    return () => clearInterval(timer);
  }, [arrange]);

  const resort = useCallback(() => arrange(true), [arrange]);
  return { keys: order.shown, isOutdated: !isSameOrder(order.shown, order.wanted), resort };
}

function readRows<RowType extends { readonly symbol: string }>(
  source: GridSource<RowType>,
  isShown: ((row: RowType) => boolean) | undefined,
): readonly KeyedRow<RowType>[] {
  const state = useViewStore.getState();
  return source.keys(state).flatMap((key) => {
    const row = source.row(state, key);
    return row === undefined || isShown?.(row) === false ? [] : [{ key, symbol: row.symbol, row }];
  });
}
