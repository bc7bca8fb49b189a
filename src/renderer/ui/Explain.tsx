/** A value that explains itself: hover or focus opens formula, inputs and rule within 500 ms, and it stays while hovered (CK-14). */
import { useId, useRef, type ReactNode } from 'react';
import { Floating } from './Floating.tsx';
import { useHover } from './useHover.ts';

interface ExplainProps {
  /** What the tooltip holds: usually an Explanation. */
  readonly content: ReactNode;
  readonly children: ReactNode;
  readonly testId?: string;
  readonly className?: string;
  readonly label?: string;
  readonly onClick?: () => void;
  /** Further attributes of the trigger, such as data-stop-state. */
  readonly attributes?: Readonly<Record<`data-${string}`, string | boolean | undefined>>;
  /** Says that a press does nothing now; the button keeps its place in the tab order. */
  readonly isDisabled?: boolean;
}

export function Explain(props: ExplainProps) {
  const { content, children, testId, className = '', label, onClick, attributes, isDisabled = false } = props;
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const { isOpen, close, triggerHandlers, contentHandlers } = useHover();
  return (
    <>
      <button
        ref={trigger}
        type="button"
        data-testid={testId}
        className={`explain ${className}`}
        aria-label={label}
        aria-describedby={isOpen ? id : undefined}
        aria-disabled={isDisabled || undefined}
        {...attributes}
        {...triggerHandlers}
        onClick={() => {
          if (onClick === undefined) return;
          close();
          onClick();
        }}
      >
        {children}
      </button>
      {isOpen ? (
        <Floating id={id} trigger={trigger} handlers={contentHandlers}>
          {content}
        </Floating>
      ) : null}
    </>
  );
}
