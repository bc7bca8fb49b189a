import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';

interface DialogProps {
  readonly title: string;
  readonly testId: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** Beside the title: what the dialog is about, in figures. */
  readonly facts?: ReactNode;
  /** Two columns of content. */
  readonly isWide?: boolean;
  readonly state?: string;
}

/**
 * A dialog over the screen only. It is not modal for the band, the vitals and the stop (DD-3); the layer makes the rest inert.
 * Focus goes to [data-initial-focus], the least harmful choice, and returns where it was.
 */
export function Dialog({ title, testId, onClose, children, footer, facts, isWide = false, state }: DialogProps) {
  const heading = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const first = box.current?.querySelector<HTMLElement>('[data-initial-focus]');
    (first ?? box.current)?.focus();
    return () => {
      if (before instanceof HTMLElement) requestAnimationFrame(() => before.focus());
    };
  }, []);
  useEscape(onClose);
  return (
    <div
      ref={box}
      role="dialog"
      aria-labelledby={heading}
      data-testid={testId}
      data-dialog=""
      tabIndex={-1}
      className={isWide ? 'dialog dialog-wide' : 'dialog'}
      data-state={state}
    >
      <header className="dialog-head">
        <h2 id={heading}>{title}</h2>
        {facts === undefined ? null : <div className="dialog-facts">{facts}</div>}
        <Button look="quiet" aria-label="Close" title="Close" onClick={onClose}>
          <X size={16} strokeWidth={1.5} aria-hidden="true" />
        </Button>
      </header>
      <div className="dialog-body">{children}</div>
      {footer === undefined ? null : <footer className="dialog-foot">{footer}</footer>}
    </div>
  );
}

/** Esc closes from wherever the focus is; an open explanation takes it first. */
function useEscape(onClose: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onClose]);
}
