import { useSound } from '../../sound/soundStore.ts';

/** Whether alerts can be heard here (UI-20). */
export function SoundStatus() {
  const { readyAt, isMuted, toggle } = useSound();
  return (
    <button type="button" className="status-button status-minor" data-testid="status-sound" onClick={toggle}>
      {isMuted ? 'Sound off' : readyAt !== null ? 'Sound on' : 'Sound off until you click'}
    </button>
  );
}
