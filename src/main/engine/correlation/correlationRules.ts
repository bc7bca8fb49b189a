/** What holds for the correlation of a book now: the limits of its mode, and how its hours are weighed. */
import { bookOf, type Book, type TradingMode } from '../../../shared/model/mode.ts';
import { breakerSettingsFor, type BreakerSettings } from '../../domain/breaker/breakerSettings.ts';
import { decayOf, type Decay } from '../../domain/correlation/decay.ts';
import type { Step } from '../step.ts';

export interface CorrelationRules {
  readonly mode: TradingMode;
  /** Gross cap of the mode, a fraction of equity. */
  readonly grossCap: number;
  readonly settings: BreakerSettings['correlation'];
  readonly decay: Decay;
}

/** Rules of a book; the mode before an emergency stop goes on to hold. Null for a live book outside the live modes. */
export function correlationRules({ state, facts }: Pick<Step, 'state' | 'facts'>, book: Book): CorrelationRules | null {
  const mode = book === 'PAPER' ? 'PAPER' : liveMode(state.durable.modeState);
  if (mode === null) return null;
  const settings = breakerSettingsFor(facts.settings, mode).correlation;
  return { mode, grossCap: facts.settings.modes[mode].gross.toNumber(), settings, decay: decayOf(settings) };
}

/** Cap of sqrt(a'Ra), a fraction of equity (RC-14). */
export const adjustedCap = ({ settings, grossCap }: CorrelationRules): number =>
  settings.adjustedCapFactor.toNumber() * grossCap;

function liveMode(modeState: Step['state']['durable']['modeState']): TradingMode | null {
  const mode = modeState.mode === 'EMERGENCY_STOP' ? modeState.modeBefore : modeState.mode;
  return mode === 'SETUP' || bookOf(mode) === 'PAPER' ? null : mode;
}
