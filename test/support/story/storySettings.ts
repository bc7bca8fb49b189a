/** Settings of the story: the defaults with the small account of its user. */
import { defaultSettings, type Settings } from '../../../src/shared/settings.ts';
import { decimal } from '../../../src/shared/values/decimal.ts';

export function storySettings(): Settings {
  const settings = defaultSettings();
  return { ...settings, paper: { ...settings.paper, equity: decimal('2000') } };
}
