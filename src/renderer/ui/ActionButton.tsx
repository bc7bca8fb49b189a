import type { ReactNode } from 'react';
import type { Action } from './useAction.ts';
import { Button } from './Button.tsx';

interface ActionButtonProps {
  readonly action: Action;
  readonly children: ReactNode;
  readonly testId?: string;
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly disabled?: boolean;
  readonly label?: string;
  /** Has the focus when its dialog opens. */
  readonly isFirst?: boolean;
}

/** Runs an action; while it waits the elapsed time stands beside the words, and a failure below them. */
export function ActionButton(props: ActionButtonProps) {
  const { action, children, testId, look = 'plain', disabled = false, label, isFirst = false } = props;
  return (
    <span className="inline-flex items-center gap-1">
      <Button
        look={look}
        disabled={disabled}
        aria-busy={action.isPending}
        onClick={action.run}
        {...(isFirst ? { 'data-initial-focus': '' } : {})}
        {...(testId === undefined ? {} : { testId })}
        {...(label === undefined ? {} : { 'aria-label': label })}
      >
        {children}
        {action.waiting === '' ? null : <span className="num text-muted"> {action.waiting}</span>}
      </Button>
      {action.failure === null ? null : (
        <span role="note" className="text-label text-fg">
          {action.failure.message}
        </span>
      )}
    </span>
  );
}
