/** The breaker's settings in force: those of the mode, merged once per settings object. */
import type { TradingMode } from '../../../shared/model/mode.ts';
import type { Settings } from '../../../shared/settings.ts';
import { breakerSettingsFor, type BreakerSettings } from '../../domain/breaker/breakerSettings.ts';
import type { BreakerView } from './breakerView.ts';
import { limitMode } from './lossBases.ts';

const merged = new WeakMap<Settings, Map<TradingMode, BreakerSettings>>();

/** Settings of the mode whose limits hold; PAPER stands in while no book is open. */
export const rulesInForce = ({ state, facts }: BreakerView): BreakerSettings =>
  rulesOf(facts.settings, limitMode(state) ?? 'PAPER');

function rulesOf(settings: Settings, mode: TradingMode): BreakerSettings {
  const modes = merged.get(settings) ?? new Map<TradingMode, BreakerSettings>();
  merged.set(settings, modes);
  const known = modes.get(mode);
  if (known !== undefined) return known;
  const made = breakerSettingsFor(settings, mode);
  modes.set(mode, made);
  return made;
}
