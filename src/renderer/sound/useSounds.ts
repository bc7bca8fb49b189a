import { useCallback, useEffect, useRef } from 'react';
import { useFreshAlerts } from '../features/alerts/useFreshAlerts.ts';
import { useViewStore } from '../store/viewStore.ts';
import { playCue, type Cue } from './tones.ts';
import { useSound } from './soundStore.ts';
import { spokenAlert } from './spokenAlert.ts';
import { followVoices, speak } from './voice.ts';

const REPEAT_P1_MS = 10_000;

/** Lets alerts and the stop be heard (UI-20), from the first gesture on. */
export function useSounds(): void {
  const context = useRef<AudioContext | null>(null);
  useEffect(() => {
    const wake = (): void => {
      context.current ??= new AudioContext();
      useSound.getState().ready();
    };
    document.addEventListener('pointerdown', wake, { once: true });
    document.addEventListener('keydown', wake, { once: true });
    return () => {
      document.removeEventListener('pointerdown', wake);
      document.removeEventListener('keydown', wake);
      void context.current?.close();
      context.current = null;
    };
  }, []);
  const play = useCallback((cue: Cue): void => {
    const isQuiet = useViewStore.getState().view?.parts.desk.book !== 'LIVE';
    if (context.current !== null && !useSound.getState().isMuted) playCue(context.current, cue, isQuiet);
  }, []);
  useEffect(followVoices, []);
  useAlertSounds(play);
  useStopSounds(play);
}

function useAlertSounds(play: (cue: Cue) => void): void {
  useFreshAlerts((alert) => {
    const { severity } = alert;
    if (severity !== 'P4') play(severity);
    if ((severity === 'P1' || severity === 'P2') && !useSound.getState().isMuted) speak(spokenAlert(alert));
  });
  const isCritical = useViewStore(({ view }) =>
    Object.values(view?.rows.alerts ?? {}).some(({ severity, state }) => severity === 'P1' && state === 'ACTIVE_UNACK'),
  );
  useEffect(() => {
    if (!isCritical) return;
    const timer = setInterval(() => play('P1'), REPEAT_P1_MS);
    return () => clearInterval(timer);
  }, [isCritical, play]);
}

function useStopSounds(play: (cue: Cue) => void): void {
  const state = useViewStore(({ view }) => {
    const incident = view?.parts.stop.incident;
    if (view === null) return 'unknown';
    return incident === null || incident === undefined ? 'none' : incident.flatAt === null ? 'open' : 'flat';
  });
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'none' && state !== 'none' && state !== 'unknown') play('stop');
    if (before.current === 'open' && state === 'flat') play('flat');
    before.current = state;
  }, [state, play]);
}
