/** The one order that waits for its confirmation, frozen as it was shown. */
import { create } from 'zustand';
import { openDialog } from '../../../store/screenStore.ts';
import type { Override } from './overrideWords.ts';

export const useOverride = create<{ readonly override: Override | null }>()(() => ({ override: null }));

/** Asks for the confirmation of this order. */
export function openOverride(override: Override): void {
  useOverride.setState({ override });
  openDialog('override');
}
