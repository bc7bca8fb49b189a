/** The words of the modes, as band, chips, tray and titles write them (UI-12). */
import type { Mode } from '../model/mode.ts';

const names = {
  SETUP: 'SETUP',
  PAPER: 'PAPER',
  LIVE_MINIMAL: 'LIVE MINIMAL 0.1%',
  LIVE_SCALED_1: 'LIVE SCALED 0.25%',
  LIVE_SCALED_2: 'LIVE SCALED 0.5%',
  LIVE_SCALED_3: 'LIVE SCALED 1%',
  EMERGENCY_STOP: 'EMERGENCY STOP',
} as const satisfies Record<Mode, string>;

/** "LIVE SCALED 0.5%". */
export const modeName = (mode: Mode): string => names[mode];
