/** Pane sizes of this layout: kept in the page's storage, held inside the space there is. */
import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { DeskLayout } from './deskLayout.ts';
import {
  clampPaneSizes,
  defaultPaneSizes,
  paneSizesText,
  parsePaneSizes,
  type PaneSizes,
  type PaneSpace,
} from './paneSizes.ts';

export interface PaneSizing {
  readonly sizes: PaneSizes;
  readonly move: (change: { side?: number; chart?: number }) => void;
  readonly reset: () => void;
}

const storageKey = (layout: DeskLayout): string => `breakwater.desk.panes.${layout}`;

export function usePaneSizes(container: RefObject<HTMLElement | null>, layout: DeskLayout): PaneSizing {
  const space = useSpace(container);
  const [chosen, setChosen] = useState<PaneSizes | null>(() => readStored(layout));
  const sizes = clampPaneSizes(chosen ?? defaultPaneSizes(layout, space), space);

  const move = useCallback(
    (change: { side?: number; chart?: number }) => {
      setChosen((before) => {
        const base = clampPaneSizes(before ?? defaultPaneSizes(layout, space), space);
        const next = clampPaneSizes(
          { side: base.side + (change.side ?? 0), chart: base.chart + (change.chart ?? 0) },
          space,
        );
        store(layout, paneSizesText(next));
        return next;
      });
    },
    [layout, space],
  );
  const reset = useCallback(() => {
    store(layout, null);
    setChosen(null);
  }, [layout]);
  return { sizes, move, reset };
}

function useSpace(container: RefObject<HTMLElement | null>): PaneSpace {
  const [space, setSpace] = useState<PaneSpace>({ width: 1_200, height: 690 });
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const measure = (): void => setSpace({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [container]);
  return space;
}

/** Storage may be switched off: then sizes last as long as the page. */
function readStored(layout: DeskLayout): PaneSizes | null {
  try {
    return parsePaneSizes(localStorage.getItem(storageKey(layout)));
  } catch {
    return null;
  }
}

function store(layout: DeskLayout, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(storageKey(layout));
    else localStorage.setItem(storageKey(layout), text);
  } catch {
    return;
  }
}
