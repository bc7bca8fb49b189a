/** The key that waits to take over from the one in force. What was typed stays in its fields: here is only the way to send it. */
import { create } from 'zustand';
import type { Reply } from '../../../../shared/ipc/client.ts';
import { openDialog } from '../../../store/screenStore.ts';

export interface KeyReplacement {
  /** First digits of the hash of the key in force. */
  readonly fingerprint: string;
  /** Sends what stands in the fields, which are empty afterwards. */
  readonly send: (passphrase: string | null) => Promise<Reply<'saveVenueKeys'>>;
}

export const useReplaceKey = create<{ readonly replacement: KeyReplacement | null }>()(() => ({ replacement: null }));

/** Asks for the confirmation. */
export function openReplaceKey(replacement: KeyReplacement): void {
  useReplaceKey.setState({ replacement });
  openDialog('replaceKey');
}
