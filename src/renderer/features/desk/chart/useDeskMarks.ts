/** The desk's marks for charts; the same array until a mark comes. */
import { useRef } from 'react';
import { useViewStore } from '../../../store/viewStore.ts';
import type { DeskMark } from './chartMarks.ts';

const noMarks: readonly DeskMark[] = [];

export function useDeskMarks(): readonly DeskMark[] {
  const kept = useRef(noMarks);
  return useViewStore((state) => {
    const next = state.view?.parts.desk.marks ?? noMarks;
    if (!isSame(kept.current, next)) kept.current = next;
    return kept.current;
  });
}

const isSame = (a: readonly DeskMark[], b: readonly DeskMark[]): boolean =>
  a === b ||
  (a.length === b.length && a.every((mark, index) => mark.at === b[index]?.at && mark.text === b[index]?.text));
