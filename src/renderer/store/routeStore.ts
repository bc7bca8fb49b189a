/** Which screen the address names. The address is the only copy: back, forward and a reload work by themselves. */
import { useSyncExternalStore } from 'react';
import { screenOfHash, type ScreenName } from '../screens.ts';
import { foldStop } from './screenStore.ts';

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

export const useScreen = (): ScreenName => useSyncExternalStore(subscribe, () => screenOfHash(window.location.hash));

/** Shows a screen; the panel of an emergency stop folds away, the band and the button go on saying it (UI-30). */
export function goToScreen(screen: ScreenName): void {
  foldStop(true);
  window.location.hash = `#/${screen}`;
}
