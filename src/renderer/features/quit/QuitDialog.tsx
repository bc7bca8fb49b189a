import { useState } from 'react';
import type { CommandInput } from '../../../shared/ipc/contract.ts';
import { LEAVE_UNPROTECTED } from '../../../shared/view/leaveUnprotected.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { usePart, useRows } from '../../store/viewStore.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { useAction, type Action } from '../../ui/useAction.ts';
import { Dialog } from '../dialog/Dialog.tsx';
import { isUnprotected, quitFacts, quitOpen, quitText, quitWaits, type QuitFacts } from './quitFacts.ts';

type How = CommandInput<'decideQuit'>['how'];

/** The program was asked to end with an open live book: stay, leave the stops working, or close first (UI-35). */
export function QuitDialog() {
  const phase = usePart('desk')?.quit ?? 'NO';
  const facts = quitFacts(useRows('positions'), useRows('orders'));
  const [phrase, setPhrase] = useState('');
  const [closes, setCloses] = useState(false);
  const needsPhrase = isUnprotected(facts, phase);
  const keep = useDecision('KEEP');
  const leave = useDecision('LEAVE', needsPhrase ? phrase.trim() : '');
  const close = useDecision('CLOSE');
  const isWaiting = phase === 'LEAVING';
  const shownCloses = closes && isWaiting;
  return (
    <Dialog
      title={isWaiting ? 'Quitting' : `Quit with ${quitOpen(facts)}?`}
      testId="quit-dialog"
      state={phase}
      onClose={keep.run}
      footer={
        <Buttons
          {...{ facts, keep, leave, isWaiting }}
          close={{ ...close, run: () => (setCloses(true), close.run()) }}
          canLeave={!needsPhrase || phrase.trim() === LEAVE_UNPROTECTED}
        />
      }
    >
      <p data-testid="quit-text" role="status">
        {isWaiting ? quitWaits(facts, shownCloses) : quitText(facts)}
      </p>
      <p>While the desk is off nobody watches limits, and only what rests at the venue protects.</p>
      {needsPhrase ? <Phrase isWaiting={isWaiting} value={phrase} onType={setPhrase} /> : null}
    </Dialog>
  );
}

function useDecision(how: How, phrase = ''): Action {
  const desk = useDesk();
  return useAction(() => desk.call('decideQuit', { how, phrase }));
}

interface ButtonsProps {
  readonly facts: QuitFacts;
  readonly keep: Action;
  readonly leave: Action;
  readonly close: Action;
  readonly isWaiting: boolean;
  readonly canLeave: boolean;
}

/** The first is the least harmful and has the focus. */
function Buttons({ facts, keep, leave, close, isWaiting, canLeave }: ButtonsProps) {
  const words = facts.positions > 0 ? 'Quit, leave stops working' : 'Cancel entries, then quit';
  return (
    <>
      <ActionButton action={keep} testId="quit-keep" isFirst>
        Keep running in the tray
      </ActionButton>
      <ActionButton action={leave} testId="quit-leave" disabled={!canLeave}>
        {isWaiting ? 'Quit without waiting' : words}
      </ActionButton>
      {facts.positions > 0 && !isWaiting ? (
        <ActionButton action={close} testId="quit-close">
          Close positions, then quit
        </ActionButton>
      ) : null}
    </>
  );
}

interface PhraseProps {
  readonly isWaiting: boolean;
  readonly value: string;
  readonly onType: (typed: string) => void;
}

const Phrase = ({ isWaiting, value, onType }: PhraseProps) => (
  <label className="field">
    {isWaiting
      ? `An entry may still fill with nobody there. To quit without waiting, type ${LEAVE_UNPROTECTED}`
      : `A position has no stop at the venue. To leave it, type ${LEAVE_UNPROTECTED}`}
    <input
      className="input"
      data-testid="quit-phrase"
      autoComplete="off"
      spellCheck={false}
      maxLength={40}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  </label>
);
