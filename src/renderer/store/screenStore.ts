/** What only this window knows: open dialog, asked attention, whether the stop covers the screen. Nothing of it is a fact of the desk. */
import { create } from 'zustand';
import type { ApprovalRequest } from '../../shared/ipc/contractRisk.ts';

export type DialogName = 'why' | 'resume' | 'alerts' | 'shortcuts' | 'approval' | 'attempt' | 'review' | 'waiver';

interface ScreenState {
  readonly dialog: DialogName | null;
  /** What the approval dialog asks for; null while it is closed. */
  readonly approval: ApprovalRequest | null;
  /** Alert key a clicked notification asked for, and words to show. */
  readonly attention: { readonly alertKey: string | null; readonly text: string } | null;
  /** The panel of a stop may be folded away to look at the screens. */
  readonly isStopFolded: boolean;
}

export const useScreenStore = create<ScreenState>()(() => ({
  dialog: null,
  approval: null,
  attention: null,
  isStopFolded: false,
}));

/** Opens a dialog. Pressing vitals or banners while something waits to be approved does not dismiss it (UI-22). */
export function openDialog(dialog: Exclude<DialogName, 'approval'>): void {
  const { dialog: open } = useScreenStore.getState();
  if (open !== 'approval' && open !== 'resume') useScreenStore.setState({ dialog });
}

/** Opens the approval dialog for one request: a promotion, or a looser limit (UI-55). */
export const openApproval = (approval: ApprovalRequest): void =>
  useScreenStore.setState({ dialog: 'approval', approval });
export const closeDialog = (): void => useScreenStore.setState({ dialog: null, approval: null });
export const foldStop = (isStopFolded: boolean): void => useScreenStore.setState({ isStopFolded });
export const showAttention = (attention: { readonly alertKey: string | null; readonly text: string }): void =>
  useScreenStore.setState({ attention });
