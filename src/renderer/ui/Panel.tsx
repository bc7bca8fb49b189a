import { useId, type ReactNode } from 'react';

interface PanelProps {
  readonly title: ReactNode;
  readonly testId: string;
  /** UI-39. */
  readonly state?: 'loading' | 'ok' | 'empty' | 'stale' | 'error' | 'unknown';
  /** Beside the title: a figure, a state in words. */
  readonly facts?: ReactNode;
  /** At the right end of the head. */
  readonly tools?: ReactNode;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** One panel of a screen: a head with its title, its facts and its buttons, and what is below. */
export function Panel({ title, testId, state = 'ok', facts, tools, className = '', children }: PanelProps) {
  const heading = useId();
  return (
    <section className={`panel ${className}`} data-testid={testId} data-state={state} aria-labelledby={heading}>
      <header className="panel-head">
        <h2 id={heading}>{title}</h2>
        {facts === undefined ? null : <div className="panel-facts">{facts}</div>}
        {tools === undefined ? null : <div className="panel-tools">{tools}</div>}
      </header>
      {children}
    </section>
  );
}
