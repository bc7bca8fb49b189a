/** Close, adopt or leave a position that is not ours: one press after opening; adopting needs a stop (UI-64, RC-26). */
import { Popover } from 'radix-ui';
import { useRef, useState } from 'react';
import { readDecimalInput } from '../../../format/decimalInput.ts';
import { useRow } from '../../../store/viewStore.ts';
import { Button } from '../../../ui/Button.tsx';
import { choiceTitle, choiceWords, isFlatThere, type ExternalRow } from './externalWords.ts';
import { useResolveExternal } from './useResolveExternal.ts';
import { popoverBoundary } from '../../../ui/popoverBoundary.ts';

export function ExternalPopover({ row }: { readonly row: ExternalRow }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger asChild>
        <button
          type="button"
          className="desk-row-button"
          data-testid="external-decide"
          aria-label={`Decide about ${row.symbol}`}
        >
          Decide...
        </button>
      </Popover.Trigger>
      {isOpen ? <Choice row={row} onClose={() => setIsOpen(false)} /> : null}
    </Popover.Root>
  );
}

interface ChoiceProps {
  readonly row: ExternalRow;
  readonly onClose: () => void;
}

function Choice({ row, onClose }: ChoiceProps) {
  const instrument = useRow('instruments', row.symbol);
  const later = useRef<HTMLButtonElement>(null);
  const { decide, isPending, says } = useResolveExternal(row, onClose);
  const isFlat = isFlatThere(row);
  return (
    <Popover.Portal>
      <Popover.Content
        className="desk-popover external-choice"
        data-testid="external-dialog"
        side="top"
        align="end"
        collisionBoundary={popoverBoundary()}
        collisionPadding={8}
        aria-label={`Decide about ${row.symbol}`}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          later.current?.focus();
        }}
      >
        <h3 className="desk-popover-title num">{choiceTitle(row, instrument?.lot)}</h3>
        <p className="num">{choiceWords(row, instrument?.lot)}</p>
        {isFlat ? null : <AdoptFields row={row} tick={instrument?.tick} isPending={isPending} onAdopt={decide} />}
        <div className="desk-popover-actions">
          <button ref={later} type="button" className="button button-plain" onClick={onClose}>
            Decide later
          </button>
          <Button testId="external-leave" disabled={isPending} onClick={() => decide('LEAVE')}>
            Leave, keep blocked
          </Button>
          {isFlat ? (
            <Button testId="external-accept" look="primary" disabled={isPending} onClick={() => decide('ADOPT')}>
              Take the venue's word
            </Button>
          ) : (
            <Button testId="external-close" look="primary" disabled={isPending} onClick={() => decide('CLOSE')}>
              Close at market
            </Button>
          )}
        </div>
        {says === '' ? null : (
          <p role="alert" className="external-says" data-testid="external-refusal">
            {says}
          </p>
        )}
      </Popover.Content>
    </Popover.Portal>
  );
}

interface AdoptFieldsProps {
  readonly row: ExternalRow;
  readonly tick: string | undefined;
  readonly isPending: boolean;
  readonly onAdopt: (action: 'ADOPT', stop: string) => void;
}

/** The desk keeps no position without a stop (RC-19). */
function AdoptFields({ row, tick, isPending, onAdopt }: AdoptFieldsProps) {
  const [typed, setTyped] = useState(row.stop ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const adopt = (): void => {
    const stop = readDecimalInput(typed, tick);
    if (stop.ok) onAdopt('ADOPT', stop.value);
    setProblem(stop.ok ? null : stop.error);
  };
  return (
    <>
      <div className="external-adopt">
        <label className="external-stop">
          Stop
          <input
            className="desk-input num"
            data-testid="external-stop"
            inputMode="decimal"
            autoComplete="off"
            aria-invalid={problem !== null}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setProblem(null);
            }}
          />
        </label>
        <Button testId="external-adopt" disabled={isPending} onClick={adopt}>
          Adopt with stop
        </Button>
      </div>
      {problem === null ? null : (
        <p role="alert" className="external-says" data-testid="external-stop-problem">
          {problem}
        </p>
      )}
    </>
  );
}
