import { useState, type FocusEvent, type KeyboardEvent } from 'react';

interface RovingFocus {
  /** Of the element around the rows. */
  readonly handlers: {
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  };
  /** 0 for the one row that holds the tab stop, -1 for all others. */
  readonly tabIndexOf: (key: string) => 0 | -1;
}

/** One tab stop for many rows (UI-76): arrows, Home and End move it. A row's control carries data-roving with the row's key. */
export function useRovingFocus(keys: readonly string[]): RovingFocus {
  const [focused, setFocused] = useState<string | null>(null);
  const active = focused !== null && keys.includes(focused) ? focused : keys[0];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const from = event.target instanceof HTMLElement ? keys.indexOf(event.target.dataset['roving'] ?? '') : -1;
    const to = from === -1 ? null : rowAfter(event.key, from, keys.length - 1);
    if (to === null) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-roving="${CSS.escape(keys[to] ?? '')}"]`)?.focus();
  };
  return {
    handlers: { onKeyDown, onFocus: ({ target: { dataset } }) => setFocused((before) => dataset['roving'] ?? before) },
    tabIndexOf: (key) => (key === active ? 0 : -1),
  };
}

function rowAfter(key: string, from: number, last: number): number | null {
  if (key === 'ArrowDown') return Math.min(from + 1, last);
  if (key === 'ArrowUp') return Math.max(from - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}
