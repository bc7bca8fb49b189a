import { useEffect, useRef, useState } from 'react';

const OPEN_DELAY_MS = 220;
const CLOSE_DELAY_MS = 300;

interface Hover {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly triggerHandlers: {
    readonly onPointerEnter: () => void;
    readonly onPointerLeave: () => void;
    readonly onPointerDown: () => void;
    readonly onPointerUp: () => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
  readonly contentHandlers: { readonly onPointerEnter: () => void; readonly onPointerLeave: () => void };
}

/** Open by hover or keyboard focus, and open while either trigger or content is under the pointer. Esc closes it and nothing else. */
export function useHover(): Hover {
  const [isOpen, setIsOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isPressing = useRef(false);
  const change = (next: boolean, delayMs: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setIsOpen(next), delayMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEscape(isOpen, () => setIsOpen(false));
  return {
    isOpen,
    close: () => change(false, 0),
    triggerHandlers: {
      onPointerEnter: () => change(true, OPEN_DELAY_MS),
      onPointerLeave: () => change(false, CLOSE_DELAY_MS),
      onPointerDown: () => {
        isPressing.current = true;
      },
      onPointerUp: () => {
        isPressing.current = false;
      },
      onFocus: () => {
        if (!isPressing.current) change(true, 0);
      },
      onBlur: () => change(false, 0),
    },
    contentHandlers: {
      onPointerEnter: () => clearTimeout(timer.current),
      onPointerLeave: () => change(false, CLOSE_DELAY_MS),
    },
  };
}

function useEscape(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  });
}
