import { Popover } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { popoverBoundary } from '../../ui/popoverBoundary.ts';

interface DiscardPopoverProps {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onDiscard: () => void;
  readonly onKeep: () => void;
  /** What it opens beside. */
  readonly children: ReactNode;
}

/** What was typed and not saved goes only when a person says so (UI-64). */
export function DiscardPopover({ count, isOpen, onDiscard, onKeep, children }: DiscardPopoverProps) {
  const keep = useRef<HTMLButtonElement>(null);
  const title = `Discard ${count} unsaved ${count === 1 ? 'change' : 'changes'}?`;
  return (
    <Popover.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onKeep())}>
      <Popover.Anchor asChild>{children}</Popover.Anchor>
      {isOpen ? (
        <Popover.Portal>
          <Popover.Content
            className="desk-popover"
            data-testid="discard-popover"
            side="top"
            align="start"
            collisionBoundary={popoverBoundary()}
            collisionPadding={8}
            aria-label={title}
            onOpenAutoFocus={(event) => {
              event.preventDefault();
              keep.current?.focus();
            }}
          >
            <h3 className="desk-popover-title">{title}</h3>
            <div className="desk-popover-actions">
              <button ref={keep} type="button" className="button button-plain" onClick={onKeep}>
                Keep editing
              </button>
              <Button testId="discard-confirm" onClick={onDiscard}>
                Discard
              </Button>
            </div>
          </Popover.Content>
        </Popover.Portal>
      ) : null}
    </Popover.Root>
  );
}
