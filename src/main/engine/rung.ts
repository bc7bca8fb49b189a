/** Whose limits an entry is sized and checked under: those in force for the book, or in a what-if those of any rung (UI-54). */
import { type Book, type Mode } from '../../shared/model/mode.ts';
import type { ModeLimits } from '../../shared/settings.ts';
import type { Step } from './step.ts';

export interface Rung {
  readonly mode: Mode;
  /** Null outside the trading modes. */
  readonly limits: ModeLimits | null;
  /** Book the order is for. */
  readonly book: Book;
}

/** The rung in force for the book the turn works in. The paper book keeps its own also as the shadow of a live mode (SM-14). */
export function rungInForce({ state, facts, book }: Pick<Step, 'state' | 'facts' | 'book'>): Rung {
  const { mode } = state.durable.modeState;
  if (mode === 'SETUP' || mode === 'EMERGENCY_STOP') return { mode, limits: null, book };
  if (book === 'PAPER') return { mode: 'PAPER', limits: facts.settings.modes.PAPER, book };
  return { mode, limits: mode === 'PAPER' ? null : facts.settings.modes[mode], book };
}
