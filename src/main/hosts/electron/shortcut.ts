/** The system-wide emergency hotkey (UI-29). What could not be registered is said, never assumed. */
import type { ElectronParts } from './electronParts.ts';

export interface HotkeyFacts {
  readonly active: boolean;
  readonly text: string;
}

/** Registers Ctrl+Shift+F12 (Cmd+Shift+F12 on macOS). */
export function registerStopHotkey(
  globalShortcut: ElectronParts['globalShortcut'],
  platform: NodeJS.Platform,
  onPress: () => void,
): HotkeyFacts {
  const name = platform === 'darwin' ? 'Cmd+Shift+F12' : 'Ctrl+Shift+F12';
  if (tryRegister(globalShortcut, onPress)) return { active: true, text: `${name} stops from anywhere` };
  return { active: false, text: `${name} is taken by another program. The stop works here and in the tray.` };
}

function tryRegister(globalShortcut: ElectronParts['globalShortcut'], onPress: () => void): boolean {
  try {
    return globalShortcut.register('CommandOrControl+Shift+F12', onPress);
  } catch {
    return false;
  }
}
