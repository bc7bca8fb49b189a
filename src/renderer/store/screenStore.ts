/** What only this window knows: open dialog, asked attention, whether the stop covers the screen. Nothing of it is a fact of the desk. */
import { create } from 'zustand';

export type DialogName = 'why' | 'resume' | 'alerts' | 'shortcuts';

interface ScreenState {
  readonly dialog: DialogName | null;
  /** Alert key a clicked notification asked for, and words to show. */
  readonly attention: { readonly alertKey: string | null; readonly text: string } | null;
  /** After a stop is over its panel may be folded away to look at the desk. */
  readonly isStopFolded: boolean;
}

export const useScreenStore = create<ScreenState>()(() => ({ dialog: null, attention: null, isStopFolded: false }));

export const openDialog = (dialog: DialogName): void => useScreenStore.setState({ dialog });
export const closeDialog = (): void => useScreenStore.setState({ dialog: null });
export const foldStop = (isStopFolded: boolean): void => useScreenStore.setState({ isStopFolded });
export const showAttention = (attention: { readonly alertKey: string | null; readonly text: string }): void =>
  useScreenStore.setState({ attention });
