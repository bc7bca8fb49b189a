import { useRef, useState } from 'react';
import { isSameOrder, keepPlaces } from '../../desk/table/keepPlaces.ts';

interface HeldOrder {
  readonly keys: readonly string[];
  /** Rows would stand elsewhere if they were sorted now. */
  readonly isOutdated: boolean;
  readonly resort: () => void;
  /** Of the element around the rows: while pointer or focus is inside, they keep their places (UI-40). */
  readonly holdHandlers: {
    readonly onPointerEnter: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
}

/** The wanted order, unless someone is pointing at the rows. */
export function useHeldOrder(wanted: readonly string[]): HeldOrder {
  const [isPointed, setIsPointed] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const [, setRound] = useState(0);
  const shown = useRef(wanted);
  shown.current = isPointed || hasFocus ? keepPlaces(shown.current, wanted) : wanted;
  return {
    keys: shown.current,
    isOutdated: !isSameOrder(shown.current, wanted),
    resort: () => {
      shown.current = wanted;
      setRound((round) => round + 1);
    },
    holdHandlers: {
      onPointerEnter: () => setIsPointed(true),
      onPointerLeave: () => setIsPointed(false),
      onFocus: () => setHasFocus(true),
      onBlur: () => setHasFocus(false),
    },
  };
}
