/** Sleep, lid and network changes (SM-20): what a suspend and a resume do, and when the machine is kept awake. */
import { bookOf, type Level, type Mode } from '../../../shared/model/mode.ts';

export type PowerEvent = 'suspend' | 'resume';

export interface PowerEffect {
  /** Level asked for while the event lasts, as far as there is time for it; null for none. */
  readonly level: Level | null;
  /** Recovery as after a start: nothing is believed before the venue was asked. */
  readonly recovers: boolean;
}

const effects = {
  suspend: { level: 'L2', recovers: false },
  resume: { level: null, recovers: true },
} as const satisfies Record<PowerEvent, PowerEffect>;

/** What a power event does. Before a book exists it does nothing. */
export const powerEffect = (event: PowerEvent, mode: Mode): PowerEffect =>
  mode === 'SETUP' ? { level: null, recovers: false } : effects[event];

/** Whether the machine is kept from suspending: in every live mode, and while any book holds something. */
export function blocksSuspension(mode: Mode, hasOpenPositions: boolean): boolean {
  if (hasOpenPositions) return true;
  return mode !== 'SETUP' && mode !== 'EMERGENCY_STOP' && bookOf(mode) === 'LIVE';
}
