import { usePart } from '../../store/viewStore.ts';

/** Whether the machine itself can ask its owner, so that an empty passphrase means: ask there (Touch ID). */
export const useOwnerPrompt = (): boolean => usePart('desk')?.host === 'electron' && /Mac/.test(navigator.platform);
