/** A change of the balance that nothing explains: above the positions until a person says that it was a transfer of their own, or it is found (EB-14). */
import { Popover } from 'radix-ui';
import { useRef, useState } from 'react';
import { useDesk } from '../../../bridge/deskClient.ts';
import { usePart } from '../../../store/viewStore.ts';
import { Button } from '../../../ui/Button.tsx';
import { popoverBoundary } from '../../../ui/popoverBoundary.ts';
import { useAction } from '../../../ui/useAction.ts';
import { reasonRefusal } from '../../approval/approvalForm.ts';
import { balanceKind, balanceTitle, balanceWords, type Unexplained } from './balanceWords.ts';
import './external.css';

export function ExternalBalance() {
  const unexplained = usePart('account')?.unexplained ?? null;
  const [isOpen, setIsOpen] = useState(false);
  if (unexplained === null) return null;
  return (
    <div className="external-row" data-testid="balance-row">
      <strong>Balance</strong>
      <span className="num external-words">{balanceWords(unexplained)}</span>
      <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
        <Popover.Trigger asChild>
          <button type="button" className="desk-row-button" data-testid="balance-decide">
            It was mine...
          </button>
        </Popover.Trigger>
        {isOpen ? <Explain unexplained={unexplained} onClose={() => setIsOpen(false)} /> : null}
      </Popover.Root>
    </div>
  );
}

interface ExplainProps {
  readonly unexplained: Unexplained;
  readonly onClose: () => void;
}

function Explain({ unexplained, onClose }: ExplainProps) {
  const { amount } = unexplained;
  const desk = useDesk();
  const later = useRef<HTMLButtonElement>(null);
  const [reason, setReason] = useState('');
  const kind = balanceKind(amount);
  const explain = useAction(async () => {
    const reply = await desk.call('explainBalance', { amount, reason: reason.trim() });
    if (reply.ok) onClose();
    return reply;
  });
  const says = explain.failure?.message ?? explain.waiting;
  const isBlocked = explain.isPending || reasonRefusal(reason) !== null;
  return (
    <Popover.Portal>
      <Popover.Content
        className="desk-popover external-choice"
        data-testid="balance-dialog"
        side="top"
        align="end"
        collisionBoundary={popoverBoundary()}
        collisionPadding={8}
        aria-label="Decide about the balance"
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          later.current?.focus();
        }}
      >
        <h3 className="desk-popover-title num">{balanceTitle(unexplained)}</h3>
        <p>{`Booked as a ${kind} it is no result: profit, loss and limits go on as before, and the level clears by itself. Was it none, leave it and look at the venue.`}</p>
        <Reason value={reason} onChange={setReason} />
        <div className="desk-popover-actions">
          <button ref={later} type="button" className="button button-plain" onClick={onClose}>
            Decide later
          </button>
          <Button testId="balance-confirm" look="primary" disabled={isBlocked} onClick={explain.run}>
            {`Book as ${kind}`}
          </Button>
        </div>
        {says === '' ? null : (
          <p role="alert" className="external-says" data-testid="balance-refusal">
            {says}
          </p>
        )}
      </Popover.Content>
    </Popover.Portal>
  );
}

interface ReasonProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const Reason = ({ value, onChange }: ReasonProps) => (
  <label className="external-reason">
    Reason
    <input
      className="desk-input"
      data-testid="balance-reason"
      value={value}
      maxLength={300}
      placeholder="10 characters or more, kept in the journal"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  </label>
);
