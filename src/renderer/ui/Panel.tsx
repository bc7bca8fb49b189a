import type { ReactNode } from 'react';
import { Button } from './Button.tsx';

export type PanelState = 'loading' | 'ok' | 'empty' | 'stale' | 'error' | 'unknown';

interface PanelProps {
  readonly title: string;
  readonly state: PanelState;
  readonly testId?: string;
  /** The exact text of UI-39 for this state; none when ok. */
  readonly message?: string;
  readonly actions?: ReactNode;
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
  readonly className?: string;
  readonly isTitleHidden?: boolean;
}

/** One area of a screen with its state on it (UI-39). The last good data stay below an error, dimmed when stale. */
export function Panel({
  title,
  state,
  testId,
  message,
  actions,
  onRetry,
  children,
  className = '',
  isTitleHidden = false,
}: PanelProps) {
  return (
    <section aria-label={title} data-testid={testId} data-state={state} className={`panel ${className}`}>
      {isTitleHidden ? null : (
        <header className="panel-head">
          <h2>{title}</h2>
          <div className="panel-actions">{actions}</div>
        </header>
      )}
      {message === undefined ? null : (
        <p className="panel-message">
          {message}
          {state === 'error' ? <ErrorActions message={message} onRetry={onRetry} /> : null}
        </p>
      )}
      <div className="panel-body">{children}</div>
    </section>
  );
}

function ErrorActions({ message, onRetry }: { readonly message: string; readonly onRetry: (() => void) | undefined }) {
  return (
    <span className="ml-2 inline-flex gap-2">
      {onRetry === undefined ? null : <Button onClick={onRetry}>Retry</Button>}
      <Button onClick={() => void navigator.clipboard.writeText(message)}>Copy details</Button>
    </span>
  );
}
