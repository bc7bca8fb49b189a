/** The breaker's settings in force: those of the mode, merged once per settings object. */
import type { TradingMode } from '../../../shared/model/mode.ts';
import type { Settings } from '../../../shared/settings.ts';
import { breakerSettingsFor, type BreakerSettings } from '../../domain/breaker/breakerSettings.ts';
import type { BreakerView } from './breakerView.ts';
import { limitMode } from './lossBases.ts';

interface Merged {
  readonly settings: Settings;
  readonly mode: TradingMode;
  readonly rules: BreakerSettings;
}

/** The last merge: the same settings are asked for many times a second. */
let last: Merged | null = null;

/** Settings of the mode whose limits hold; PAPER stands in while no book is open. */
export function rulesInForce({ state, facts }: BreakerView): BreakerSettings {
  const { settings } = facts;
  const mode = limitMode(state) ?? 'PAPER';
  if (last?.settings !== settings || last.mode !== mode)
    last = { settings, mode, rules: breakerSettingsFor(settings, mode) };
  return last.rules;
}
