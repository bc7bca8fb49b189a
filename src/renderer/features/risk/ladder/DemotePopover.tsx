import { Popover } from 'radix-ui';
import { useRef, useState } from 'react';
import type { TradingMode } from '../../../../shared/model/mode.ts';
import { modeName } from '../../../../shared/view/modeName.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { popoverBoundary } from '../../../ui/popoverBoundary.ts';

interface DemoteProps {
  /** Null in SETUP. */
  readonly mode: TradingMode | null;
  /** Lowest first. */
  readonly rungs: readonly TradingMode[];
  readonly isStopped: boolean;
}

/** Down is one choice and needs nothing else (SM-17). */
export function DemotePopover({ mode, rungs, isStopped }: DemoteProps) {
  const [isOpen, setIsOpen] = useState(false);
  const lower = mode === null ? [] : rungs.slice(0, rungs.indexOf(mode)).toReversed();
  const obstacle = isStopped
    ? 'The emergency stop is on. The resume chooses the mode.'
    : lower.length === 0
      ? 'This is the lowest rung.'
      : null;
  return (
    <Popover.Root open={isOpen && obstacle === null} onOpenChange={setIsOpen}>
      <Popover.Trigger asChild>
        <Button
          testId="demote"

          aria-disabled={obstacle !== null}
          title={obstacle ?? undefined}
        >
          Demote
        </Button>
      </Popover.Trigger>
      {mode !== null && obstacle === null ? (
        <DemoteContent mode={mode} lower={lower} onDone={() => setIsOpen(false)} />
      ) : null}
    </Popover.Root>
  );
}

interface DemoteContentProps {
  readonly mode: TradingMode;
  /** Highest first. */
  readonly lower: readonly TradingMode[];
  readonly onDone: () => void;
}

function DemoteContent({ mode, lower, onDone }: DemoteContentProps) {
  const desk = useDesk();
  const stay = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState(lower[0] ?? mode);
  const demote = (how: 'WIND_DOWN' | 'CLOSE_NOW') => async () => {
    const reply = await desk.call('demote', { to: chosen, how });
    if (reply.ok) onDone();
    return reply;
  };
  const windDown = useAction(demote('WIND_DOWN'));
  const closeNow = useAction(demote('CLOSE_NOW'));
  return (
    <Popover.Portal>
      <Popover.Content
        className="desk-popover"
        data-testid="demote-popover"
        align="end"
        collisionBoundary={popoverBoundary()}
        collisionPadding={8}
        aria-label={`Demote ${modeName(mode)}`}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          stay.current?.focus();
        }}
      >
        <h3 className="desk-popover-title">Demote {modeName(mode)} to</h3>
        <Lower modes={lower} chosen={chosen} onChoose={setChosen} />
        <p>Wind down: no entries, positions run to their stops or exits. Close now: everything at market.</p>
        <p className="desk-hint">The way up begins at the time gate again (SM-17).</p>
        <div className="desk-popover-actions">
          <button ref={stay} type="button" className="button button-plain" data-testid="demote-stay" onClick={onDone}>
            Stay
          </button>
          <ActionButton action={windDown} testId="demote-wind-down">
            Wind down
          </ActionButton>
          <ActionButton action={closeNow} testId="demote-close-now">
            Close now
          </ActionButton>
        </div>
      </Popover.Content>
    </Popover.Portal>
  );
}

interface LowerProps {
  readonly modes: readonly TradingMode[];
  readonly chosen: TradingMode;
  readonly onChoose: (mode: TradingMode) => void;
}

function Lower({ modes, chosen, onChoose }: LowerProps) {
  return (
    <fieldset className="radios" aria-label="Demote to">
      {modes.map((mode) => (
        <label key={mode}>
          <input
            type="radio"
            name="demote-to"
            data-testid="demote-to"
            value={mode}
            checked={mode === chosen}
            onChange={() => onChoose(mode)}
          />
          {modeName(mode)}
        </label>
      ))}
    </fieldset>
  );
}
