import { useEffect } from 'react';
import type { DeskClient } from '../../../shared/ipc/client.ts';
import { usePreferences } from '../../store/preferences.ts';
import { goToScreen } from '../../store/routeStore.ts';
import { openDialog, useScreenStore } from '../../store/screenStore.ts';
import { repeatVoice } from '../../sound/voice.ts';
import { pressStop } from '../stop/stopStore.ts';
import { useViewStore } from '../../store/viewStore.ts';
import { createScreenKeys } from './screenKeys.ts';

/** Keys that work everywhere in the window (UI-74), the stop also inside text fields and dialogs. */
export function useFrameKeys(client: DeskClient): void {
  useEffect(() => {
    const screenKeys = createScreenKeys();
    const onKey = (event: KeyboardEvent): void => {
      const hasCommand = (event.ctrlKey || event.metaKey) && event.shiftKey;
      if (hasCommand && event.key === 'F12') return act(event, () => pressStop(client, 'hotkey'));
      if (hasCommand && event.key.toLowerCase() === 'p') return act(event, () => pauseRun(client));
      if (hasCommand && event.key.toLowerCase() === 'y') return act(event, repeatVoice);
      if (event.key === 'F6') return act(event, () => focusRegion(event.shiftKey ? -1 : 1));
      const isText = isTyping(event.target) || !usePreferences.getState().letterKeys;
      if (event.key === '?' && !isText) return act(event, () => openDialog('shortcuts'));
      const screen = screenKeys.read(event, event.timeStamp, isText);
      // An open dialog keeps the screen it was opened on (UI-22).
      if (screen !== null && !isAsking()) act(event, () => goToScreen(screen));
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [client]);
}

/** A dialog of this window, or the desk's own question whether to quit. */
const isAsking = (): boolean =>
  useScreenStore.getState().dialog !== null || (useViewStore.getState().view?.parts.desk.quit ?? 'NO') !== 'NO';

function act(event: KeyboardEvent, run: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) run();
}

function pauseRun(client: DeskClient): void {
  if (useViewStore.getState().view?.parts.desk.run === 'RUNNING') void client.call('pause', {});
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

const regions = [
  '[data-testid=vitals-bar]',
  '[data-testid=nav-rail]',
  '#main',
  '[data-dialog]',
  '[data-testid=status-bar]',
];

/** Moves focus to the first control of the next region that takes focus now. */
function focusRegion(direction: 1 | -1): void {
  const open = regions
    .map((selector) => document.querySelector<HTMLElement>(selector))
    .filter((region): region is HTMLElement => region !== null && region.closest('[inert]') === null);
  const current = open.findIndex((region) => region.contains(document.activeElement));
  const next = open.at((current + direction + open.length) % open.length);
  const first = next?.querySelector<HTMLElement>('a[href], button:not(:disabled), input, select, [tabindex="0"]');
  first?.focus();
}
