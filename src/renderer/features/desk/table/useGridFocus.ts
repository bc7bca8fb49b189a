/** Keyboard of a table: one tab stop, arrows move, Enter opens, single letters act on the focused row only (UI-74, UI-75). */
import { useCallback, useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

export interface GridFocusInput {
  readonly keys: readonly string[];
  readonly container: RefObject<HTMLDivElement | null>;
  readonly scrollTo: (index: number) => void;
  readonly onOpen: ((key: string) => void) | undefined;
  /** A letter on the focused row, lower case; true when it meant something. */
  readonly onLetter: ((key: string, letter: string) => boolean) | undefined;
  /** Index of the row that holds the tab stop, whenever it changes; -1 without rows. */
  readonly onActive: (index: number) => void;
}

export interface GridFocus {
  /** Row that holds the tab stop; the first one until a row was focused. */
  readonly activeKey: string | null;
  readonly onFocus: (event: FocusEvent<HTMLDivElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
}

const PAGE = 10;

export function useGridFocus(input: GridFocusInput): GridFocus {
  const { keys, container, scrollTo, onOpen, onLetter, onActive } = input;
  const [focused, setFocused] = useState<string | null>(null);
  const awaited = useRef<string | null>(null);
  const activeKey = focused !== null && keys.includes(focused) ? focused : (keys[0] ?? null);

  const activeIndex = activeKey === null ? -1 : keys.indexOf(activeKey);
  useEffect(() => onActive(activeIndex), [onActive, activeIndex]);

  const focusRow = useCallback(
    (index: number) => {
      const key = keys[index];
      if (key === undefined) return;
      setFocused(key);
      scrollTo(index);
      const row = rowElement(container.current, key);
      awaited.current = row === null ? key : null;
      row?.focus({ preventScroll: true });
    },
    [keys, container, scrollTo],
  );
  // A row far away is in the page only after the scroll was rendered, so renders look for it until it is there.
  useEffect(() => {
    const row = awaited.current === null ? null : rowElement(container.current, awaited.current);
    if (row !== null) awaited.current = null;
    row?.focus({ preventScroll: true });
  });

  const onFocus = useCallback((event: FocusEvent<HTMLDivElement>) => {
    const key = event.target.closest<HTMLElement>('[data-row-key]')?.dataset['rowKey'];
    if (key !== undefined) setFocused(key);
  }, []);

  const actOn = (key: string, pressed: string): boolean => {
    if (pressed === 'Enter') onOpen?.(key);
    return pressed === 'Enter' || (pressed.length === 1 && onLetter?.(key, pressed.toLowerCase()) === true);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    if (event.target.hasAttribute('data-grid-head')) return moveInHead(event, () => focusRow(0));
    if (!event.target.hasAttribute('data-row-key') || activeKey === null) return;
    const index = keys.indexOf(activeKey);
    if (event.key === 'ArrowUp' && index === 0) return focusHead(event, container.current);
    const next = indexAfter(event.key, index, keys.length);
    if (next !== null) focusRow(next);
    else if (!actOn(activeKey, event.key)) return;
    event.preventDefault();
  };
  return { activeKey, onFocus, onKeyDown };
}

function indexAfter(key: string, index: number, count: number): number | null {
  const last = count - 1;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(index + 1, last),
    ArrowUp: Math.max(index - 1, 0),
    PageDown: Math.min(index + PAGE, last),
    PageUp: Math.max(index - PAGE, 0),
    Home: 0,
    End: last,
  };
  return moves[key] ?? null;
}

const rowElement = (container: HTMLElement | null, key: string): HTMLElement | null =>
  container?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"]`) ?? null;

function focusHead(event: KeyboardEvent, container: HTMLElement | null): void {
  container?.querySelector<HTMLElement>('[data-grid-head]')?.focus();
  event.preventDefault();
}

function moveInHead(event: KeyboardEvent, leave: () => void): void {
  const heads = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-grid-head]')];
  const index = heads.findIndex((head) => head === event.target);
  if (event.key === 'ArrowDown') leave();
  else if (event.key === 'ArrowRight') heads[index + 1]?.focus();
  else if (event.key === 'ArrowLeft') heads[index - 1]?.focus();
  else return;
  event.preventDefault();
}
