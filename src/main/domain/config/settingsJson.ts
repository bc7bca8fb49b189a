/** Settings as plain JSON, the way the journal and the window carry them: decimals as text, nothing undefined. */
import type { CommandOutput } from '../../../shared/ipc/contract.ts';
import type { Settings } from '../../../shared/settings.ts';
import { toWire } from '../../../shared/values/decimal.ts';

type Json = CommandOutput<'getSettings'>['settings'];

/** A copy that shares nothing with the settings. */
export const settingsJson = (settings: Settings): Json =>
  // toWire leaves text, numbers, booleans, lists and objects, and takes out what is undefined.
  toWire(settings) as unknown as Json;
