/** Touch ID as a step-up, where the machine has it (SM-10). Elsewhere there is only the passphrase. */
import type { OwnerPrompt } from '../../desk/desk.ts';

/** The part of Electron's systemPreferences that exists on macOS only. */
export interface TouchPart {
  canPromptTouchID?(): boolean;
  promptTouchID?(reason: string): Promise<void>;
}

/** Null where the machine cannot ask its owner. */
export function createOwnerPrompt(preferences: TouchPart | undefined): OwnerPrompt | null {
  if (preferences?.promptTouchID === undefined || preferences.canPromptTouchID === undefined) return null;
  return {
    method: 'Touch ID',
    canPrompt: () => preferences.canPromptTouchID?.() ?? false,
    prompt: async (reason) => {
      try {
        await preferences.promptTouchID?.(reason);
        return true;
      } catch {
        // Canceled, or the finger did not match: both are a no.
        return false;
      }
    },
  };
}
