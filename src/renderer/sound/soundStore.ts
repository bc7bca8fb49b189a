/** Whether sound may play: browsers allow it after the first gesture only, and the trader may switch it off. */
import { create } from 'zustand';

const KEY = 'breakwater.sound';
const WAKING_MS = 500;

interface SoundState {
  /** Monotonic time of the first gesture; null before it. */
  readonly readyAt: number | null;
  readonly isMuted: boolean;
  readonly ready: () => void;
  readonly toggle: () => void;
}

export const useSound = create<SoundState>()((set, get) => ({
  readyAt: null,
  isMuted: localStorage.getItem(KEY) === 'off',
  ready: () => set({ readyAt: performance.now() }),
  toggle: () => {
    const { readyAt, isMuted: wasMuted } = get();
    // The click that wakes the sound up is not also the click that switches it off.
    const isMuted = readyAt !== null && performance.now() - readyAt > WAKING_MS && !wasMuted;
    localStorage.setItem(KEY, isMuted ? 'off' : 'on');
    set({ isMuted });
  },
}));
