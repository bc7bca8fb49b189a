/** Reads `settings.json` of the data folder: defaults where there is none, every problem at once where it is wrong. Never writes it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { defaultSettings, parseSettings, settingsProblemsText, type Settings } from '../../shared/settings.ts';
import type { StartFailure } from './startFailure.ts';

/** The settings in force (UI-73 text 19 when they are refused). */
export function loadSettings(dataDir: string): Result<Settings, StartFailure> {
  const file = join(dataDir, 'settings.json');
  const text = readText(file);
  if (text === null) return ok(defaultSettings());
  const json = parseJson(text);
  if (!json.ok)
    return err({
      code: 'SETTINGS_REFUSED',
      text: `${file} is not JSON: ${json.error}. Nothing changed. Repair or remove the file.`,
    });
  const parsed = parseSettings(json.value);
  if (parsed.ok) return parsed;
  return err({ code: 'SETTINGS_REFUSED', text: `${file}: ${settingsProblemsText(parsed.error)}` });
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function parseJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}
