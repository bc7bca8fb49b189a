/** `/` puts the focus on the chart's symbol, unless someone is typing (UI-74). */
import { useEffect } from 'react';
import { usePreferences } from '../../store/preferences.ts';
import { selectDesk } from './deskSelection.ts';

export function useSymbolShortcut(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (!usePreferences.getState().letterKeys) return;
      event.preventDefault();
      selectDesk({ columnTab: 'chart' });
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-shortcut="symbol"]')?.focus());
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null;
