/** Which mode may follow which (SM-03). Upward moves never skip a step, downward moves may; guards and approvals are checked elsewhere. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { tradingModes, type Mode, type TradingMode } from '../../../shared/model/mode.ts';

export type TransitionId = 'T1' | 'T2' | 'T3' | 'T4' | 'T5' | 'T6' | 'T7' | 'T8';

/** The mode left; out of an emergency stop the mode before it bounds the target. */
export type ModeFrom =
  | { readonly mode: Exclude<Mode, 'EMERGENCY_STOP'> }
  | { readonly mode: 'EMERGENCY_STOP'; readonly modeBefore: TradingMode };

export interface IllegalTransition {
  readonly code: 'ILLEGAL_TRANSITION';
  readonly from: Mode;
  readonly to: Mode;
}

/** Place of a trading mode on the ladder: 0 for PAPER, 4 for LIVE_SCALED_3. */
export const rungOf = (mode: TradingMode): number => tradingModes.indexOf(mode);

/** Trading modes up to and including one, highest first. */
export const modesUpTo = (highest: TradingMode): readonly TradingMode[] =>
  tradingModes.filter((mode) => rungOf(mode) <= rungOf(highest)).toReversed();

const isTrading = (mode: Mode): mode is TradingMode => mode !== 'SETUP' && mode !== 'EMERGENCY_STOP';

/** Names the transition from one mode to another, or fails with ILLEGAL_TRANSITION. */
export function transitionOf(from: ModeFrom, to: Mode): Result<TransitionId, IllegalTransition> {
  const id = findTransition(from, to);
  return id === null ? err({ code: 'ILLEGAL_TRANSITION', from: from.mode, to }) : ok(id);
}

/** Whether SM-03 has an edge between the two modes. */
export const isAllowedTransition = (from: ModeFrom, to: Mode): boolean => findTransition(from, to) !== null;

function findTransition(from: ModeFrom, to: Mode): TransitionId | null {
  if (from.mode === 'SETUP') return to === 'PAPER' ? 'T1' : null;
  // A further trigger joins the open incident instead of starting a transition (ES-05).
  if (from.mode === 'EMERGENCY_STOP') return isTrading(to) && rungOf(to) <= rungOf(from.modeBefore) ? 'T7' : null;
  if (to === 'EMERGENCY_STOP') return 'T6';
  return isTrading(to) ? ladderStep(from.mode, to) : null;
}

function ladderStep(from: TradingMode, to: TradingMode): TransitionId | null {
  const steps = rungOf(to) - rungOf(from);
  if (from === 'PAPER') return steps === 0 ? 'T8' : steps === 1 ? 'T2' : null;
  if (to === 'PAPER') return 'T5';
  if (steps < 0) return 'T4';
  return steps === 1 ? 'T3' : null;
}
