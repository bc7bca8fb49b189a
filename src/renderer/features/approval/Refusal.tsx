import { useEffect } from 'react';
import { announce } from '../frame/announcer.ts';
import type { ApprovalStage } from './approvalStage.ts';

/** What had the focus went with the fields: it goes to the button that closes, unless it is elsewhere, on the stop for one. */
function rescueFocus(): void {
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>('[data-testid=approval-cancel]')?.focus();
}

/** Why this approval does not open, or no longer counts; said once in the assertive voice (UI-55). */
export function Refusal({ stage }: { readonly stage: ApprovalStage }) {
  const text = stage.kind === 'void' ? stage.text : stage.kind === 'refused' ? stage.failure.message : null;
  useEffect(() => {
    if (text === null) return;
    announce('alert', text, 0);
    rescueFocus();
  }, [text]);
  if (text === null) return null;
  return (
    <p className="approval-void" data-testid={stage.kind === 'void' ? 'approval-void' : 'approval-refused'}>
      {text}
    </p>
  );
}
