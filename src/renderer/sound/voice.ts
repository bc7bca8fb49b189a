/** The voice of the system, where it has one: many Linux systems have none, and nothing depends on it (UI-20). */
import { create } from 'zustand';

interface VoiceState {
  /** What was said last, to be said again on request; null before the first. */
  readonly last: string | null;
  readonly hasVoice: boolean;
}

const systemVoice = (): SpeechSynthesis | null => ('speechSynthesis' in window ? window.speechSynthesis : null);
const look = (): boolean => (systemVoice()?.getVoices().length ?? 0) > 0;

export const useVoice = create<VoiceState>()(() => ({ last: null, hasVoice: false }));

/** Voices come late in some browsers; returns the function that stops looking. */
export function followVoices(): () => void {
  const found = (): void => useVoice.setState({ hasVoice: look() });
  found();
  const voice = systemVoice();
  voice?.addEventListener('voiceschanged', found);
  return () => voice?.removeEventListener('voiceschanged', found);
}

/** Says it now, in place of what is being said; remembered also where nobody can say it. */
export function speak(words: string): void {
  useVoice.setState({ last: words });
  const voice = systemVoice();
  if (voice === null || !look()) return;
  voice.cancel();
  const said = new SpeechSynthesisUtterance(words);
  said.lang = 'en';
  voice.speak(said);
}

/** Ctrl+Shift+Y (UI-74). */
export function repeatVoice(): void {
  const { last } = useVoice.getState();
  if (last !== null) speak(last);
}
