/** Choices of this window that no rule depends on, kept in the page's storage (UI-55, UI-75). */
import { create } from 'zustand';

/** Hold for the whole time, or press, wait the same time and press again, for those who cannot hold. */
export type HoldWay = 'hold' | 'press-twice';

/** Colors of profit and loss; the pairs of green and red are hard to tell apart for one man in twelve (UI-11). */
export const pnlColorings = ['blue-orange', 'green-red', 'red-green'] as const;
export type PnlColoring = (typeof pnlColorings)[number];

interface Preferences {
  readonly holdWay: HoldWay;
  /** `/`, ? and G work anywhere outside of fields. */
  readonly letterKeys: boolean;
  readonly pnlColors: PnlColoring;
}

const HOLD_KEY = 'breakwater.hold';
const LETTERS_KEY = 'breakwater.letterKeys';
const PNL_KEY = 'breakwater.pnlColors';

export const usePreferences = create<Preferences>()(() => ({
  holdWay: read(HOLD_KEY) === 'press-twice' ? 'press-twice' : 'hold',
  letterKeys: read(LETTERS_KEY) !== 'off',
  pnlColors: pnlColorings.find((each) => each === read(PNL_KEY)) ?? 'blue-orange',
}));

export function chooseHoldWay(holdWay: HoldWay): void {
  keep(HOLD_KEY, holdWay);
  usePreferences.setState({ holdWay });
}

export function chooseLetterKeys(letterKeys: boolean): void {
  keep(LETTERS_KEY, letterKeys ? 'on' : 'off');
  usePreferences.setState({ letterKeys });
}

export function choosePnlColors(pnlColors: PnlColoring): void {
  keep(PNL_KEY, pnlColors);
  usePreferences.setState({ pnlColors });
}

/** Storage may be switched off: then choices last as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    return;
  }
}
