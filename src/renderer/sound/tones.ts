/** Generated tones of UI-20: no files. */
export type Cue = 'P1' | 'P2' | 'P3' | 'stop' | 'flat';

const cues = {
  P1: [880, 660, 880],
  P2: [660, 660],
  P3: [520],
  stop: [660, 330],
  flat: [440, 550, 660],
} as const satisfies Record<Cue, readonly number[]>;

const TONE_S = 0.14;
const GAP_S = 0.05;
const FULL_GAIN = 0.2;
/** Paper and replay play 12 dB lower. */
const QUIET_FACTOR = 0.25;

/** Plays the tones one after another. */
export function playCue(context: AudioContext, cue: Cue, isQuiet: boolean): void {
  const peak = (cue === 'P3' ? 0.5 : 1) * FULL_GAIN * (isQuiet ? QUIET_FACTOR : 1);
  cues[cue].forEach((frequency, index) => {
    const start = context.currentTime + index * (TONE_S + GAP_S);
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(peak, start + 0.01);
    gain.gain.linearRampToValueAtTime(0, start + TONE_S);
    tone.connect(gain).connect(context.destination);
    tone.start(start);
    tone.stop(start + TONE_S);
  });
}
