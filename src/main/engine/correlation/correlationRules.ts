/** What holds for the correlation of a book now: the limits of its mode, and how its hours are weighed. */
import { bookOf, type Book, type TradingMode } from '../../../shared/model/mode.ts';
import { breakerSettingsFor, type BreakerSettings } from '../../domain/breaker/breakerSettings.ts';
import { decayOf, type Decay } from '../../domain/correlation/decay.ts';
import type { Settings } from '../../../shared/settings.ts';
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
  return mode === null ? null : rulesOf(facts.settings, mode);
}

/** Rules by the settings they were made from, which never change: other settings are another object. */
const known = new WeakMap<Settings, Map<TradingMode, CorrelationRules>>();

function rulesOf(settings: Settings, mode: TradingMode): CorrelationRules {
  const byMode = known.get(settings) ?? new Map<TradingMode, CorrelationRules>();
  known.set(settings, byMode);
  const made = byMode.get(mode) ?? makeRules(settings, mode);
  byMode.set(mode, made);
  return made;
}

function makeRules(all: Settings, mode: TradingMode): CorrelationRules {
  const settings = breakerSettingsFor(all, mode).correlation;
  return { mode, grossCap: all.modes[mode].gross.toNumber(), settings, decay: decayOf(settings) };
}

/** Cap of sqrt(a'Ra), a fraction of equity (RC-14). */
export const adjustedCap = ({ settings, grossCap }: CorrelationRules): number =>
  settings.adjustedCapFactor.toNumber() * grossCap;

function liveMode(modeState: Step['state']['durable']['modeState']): TradingMode | null {
  const mode = modeState.mode === 'EMERGENCY_STOP' ? modeState.modeBefore : modeState.mode;
  return mode === 'SETUP' || bookOf(mode) === 'PAPER' ? null : mode;
}
