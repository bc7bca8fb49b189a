import { useEffect, useRef } from 'react';
import { modeName } from '../../../shared/view/modeName.ts';
import type { Part } from '../../../shared/ipc/view.ts';
import { useLink, useViewStore } from '../../store/viewStore.ts';
import { alertSentence } from '../alerts/alertOrder.ts';
import { useFreshAlerts } from '../alerts/useFreshAlerts.ts';
import { announce, useAnnouncements } from './announcer.ts';

/** Exactly two live regions (UI-77). Prices, P&L, ages and countdowns are never announced. */
export function LiveRegions() {
  const { alert, status } = useAnnouncements();
  useModeAnnouncements();
  useFreshAlerts((alert) => {
    if (alert.severity === 'P1') announce('alert', alertSentence(alert), 0);
  });
  useLinkAnnouncements();
  return (
    <>
      <div className="visually-hidden" role="alert" aria-live="assertive" data-testid="sr-alert">
        {alert}
      </div>
      <div className="visually-hidden" role="status" aria-live="polite" data-testid="sr-status">
        {status}
      </div>
    </>
  );
}

function useModeAnnouncements(): void {
  const words = useViewStore((state) => modeWords(state.view?.parts.desk));
  const before = useRef('');
  useEffect(() => {
    if (before.current !== '' && before.current !== words)
      announce('alert', `Mode is now ${words.replace('%', ' percent')}.`, 0);
    before.current = words;
  }, [words]);
}

function modeWords(desk: Part<'desk'> | undefined): string {
  if (desk === undefined) return '';
  return desk.phase === null
    ? modeName(desk.mode)
    : `${modeName(desk.mode)}, ${desk.phase.replaceAll('_', ' ').toLowerCase()}`;
}

function useLinkAnnouncements(): void {
  const link = useLink();
  const before = useRef(link);
  useEffect(() => {
    if (link === 'lost') announce('status', 'No contact with the desk. The stop on this page does not work.');
    if (link === 'ok' && before.current === 'lost') announce('status', 'Contact with the desk is back.');
    if (link !== 'slow') before.current = link;
  }, [link]);
}
