import { closeDialog, type DialogName } from '../../store/screenStore.ts';
import { AlertsDialog } from '../alerts/AlertsDialog.tsx';
import { ApprovalDialog } from '../approval/ApprovalDialog.tsx';
import { OverrideDialog } from '../desk/ticket/OverrideDialog.tsx';
import { QuitDialog } from '../quit/QuitDialog.tsx';
import { ReviewDialog } from '../risk/correlation/ReviewDialog.tsx';
import { DrillDialog } from '../risk/gate/DrillDialog.tsx';
import { WaiverDialog } from '../risk/gate/WaiverDialog.tsx';
import { AttemptDialog } from '../risk/ladder/AttemptDialog.tsx';
import { LegacyDialog } from '../settings/venue/LegacyDialog.tsx';
import { ReplaceKeyDialog } from '../settings/venue/ReplaceKeyDialog.tsx';
import { HandledDialog } from '../stop/HandledDialog.tsx';
import { ResumeDialog } from '../stop/ResumeDialog.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { useOpenDialog } from './useOpenDialog.ts';
import { WhyNotTrading } from './WhyNotTrading.tsx';

const dialogs = {
  why: WhyNotTrading,
  resume: ResumeDialog,
  alerts: AlertsDialog,
  shortcuts: ShortcutsDialog,
  approval: ApprovalDialog,
  attempt: AttemptDialog,
  review: ReviewDialog,
  waiver: WaiverDialog,
  handled: HandledDialog,
  drill: DrillDialog,
  override: OverrideDialog,
  replaceKey: ReplaceKeyDialog,
  legacy: LegacyDialog,
  quit: QuitDialog,
} as const satisfies Record<DialogName, unknown>;

/** Sibling of the screen over the same area (UI-22): whatever opens here never covers band, vitals or stop. */
export function DialogLayer() {
  const dialog = useOpenDialog();
  const Shown = dialog === null ? null : dialogs[dialog];
  return (
    <div className="dialog-layer" data-testid="dialog-layer" data-open={dialog !== null}>
      {Shown === null ? null : <Shown onClose={closeDialog} />}
    </div>
  );
}
