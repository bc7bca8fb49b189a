/** Keys that change the screen (UI-74): Ctrl and a digit, or G and then a letter within a moment. */
import { screens, type ScreenName } from '../../screens.ts';

/** How long G waits for its letter, milliseconds. */
const SEQUENCE_MS = 1_500;

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export interface ScreenKeys {
  /** The screen this key asks for; null while it asks for none. `at` is any clock that only grows, milliseconds. */
  read(pressed: PressedKey, at: number, isTyping: boolean): ScreenName | null;
}

/** Remembers only whether G was pressed last, and when. */
export function createScreenKeys(): ScreenKeys {
  let pressedG: number | null = null;
  return {
    read: (pressed, at, isTyping) => {
      if (pressed.altKey || pressed.shiftKey) return null;
      if (pressed.ctrlKey || pressed.metaKey) return screens.find(({ digit }) => digit === pressed.key)?.name ?? null;
      const letter = pressed.key.toLowerCase();
      const isSecond = pressedG !== null && at - pressedG <= SEQUENCE_MS;
      pressedG = !isTyping && letter === 'g' ? at : null;
      return isTyping || !isSecond ? null : (screens.find((each) => each.letter === letter)?.name ?? null);
    },
  };
}
