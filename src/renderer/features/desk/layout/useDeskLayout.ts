/** The layout of the window's present width. */
import { useSyncExternalStore } from 'react';
import { deskLayoutOf, type DeskLayout } from './deskLayout.ts';

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
};

export const useDeskLayout = (): DeskLayout => useSyncExternalStore(subscribe, () => deskLayoutOf(window.innerWidth));
