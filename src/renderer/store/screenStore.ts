/** What only this window knows: open dialog, asked attention, whether the stop covers the screen. Nothing of it is a fact of the desk. */
import { create } from 'zustand';
import type { ApprovalRequest } from '../../shared/ipc/contractRisk.ts';

export type DialogName =
  | 'why'
  | 'resume'
  | 'alerts'
  | 'shortcuts'
  | 'approval'
  | 'attempt'
  | 'review'
  | 'waiver'
  | 'handled'
  | 'drill'
  | 'override'
  | 'replaceKey'
  | 'legacy'
  /** Opened by the desk, not by this window. */
  | 'quit';
/** What waits for a person's confirmation: pressing vitals or banners does not dismiss it (UI-22). */
const waiting: ReadonlySet<DialogName | null> = new Set([
  'approval',
  'resume',
  'handled',
  'drill',
  'override',
  'replaceKey',
  'legacy',
]);

interface ScreenState {
  readonly dialog: DialogName | null;
  /** What the approval dialog asks for; null while it is closed. */
  readonly approval: ApprovalRequest | null;
  /** Key of the leg that the handled dialog is about; null while it is closed. */
  readonly handled: string | null;
  /** Alert key a clicked notification asked for, and words to show. */
  readonly attention: { readonly alertKey: string | null; readonly text: string } | null;
  /** The panel of a stop may be folded away to look at the screens. */
  readonly isStopFolded: boolean;
}

export const useScreenStore = create<ScreenState>()(() => ({
  dialog: null,
  approval: null,
  handled: null,
  attention: null,
  isStopFolded: false,
}));

/** Opens a dialog, unless one waits for a confirmation. */
export function openDialog(dialog: Exclude<DialogName, 'approval' | 'handled' | 'quit'>): void {
  if (!waiting.has(useScreenStore.getState().dialog)) useScreenStore.setState({ dialog });
}

/** Opens the dialog in which a person says that a leg was handled by hand (UI-31). */
export const openHandled = (key: string): void => useScreenStore.setState({ dialog: 'handled', handled: key });

/** Opens the approval dialog for one request: a promotion, or a looser limit (UI-55). */
export const openApproval = (approval: ApprovalRequest): void =>
  useScreenStore.setState({ dialog: 'approval', approval });
export const closeDialog = (): void => useScreenStore.setState({ dialog: null, approval: null, handled: null });
export const foldStop = (isStopFolded: boolean): void => useScreenStore.setState({ isStopFolded });
export const showAttention = (attention: { readonly alertKey: string | null; readonly text: string }): void =>
  useScreenStore.setState({ attention });
