/** A value that explains itself: hover or focus opens formula, inputs and rule within 500 ms, and it stays while hovered (CK-14). */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { placeNear, type Place } from './placeNear.ts';

const OPEN_DELAY_MS = 220;
const CLOSE_DELAY_MS = 300;
const WIDTH = 320;

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

export function Explain({
  content,
  children,
  testId,
  className = '',
  label,
  onClick,
  attributes,
  isDisabled = false,
}: ExplainProps) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const isPressing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const later = (run: () => void, delayMs: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(run, delayMs);
  };
  const open = (): void => {
    if (trigger.current !== null) setPlace(placeNear(trigger.current, WIDTH));
  };
  const close = (): void => setPlace(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEscape(place !== null, close);

  return (
    <>
      <button
        ref={trigger}
        type="button"
        data-testid={testId}
        aria-disabled={isDisabled || undefined}
        {...attributes}
        className={`explain ${className}`}
        aria-label={label}
        aria-describedby={place === null ? undefined : id}
        onPointerEnter={() => later(open, OPEN_DELAY_MS)}
        onPointerLeave={() => later(close, CLOSE_DELAY_MS)}
        onPointerDown={() => (isPressing.current = true)}
        onPointerUp={() => (isPressing.current = false)}
        onFocus={() => {
          if (!isPressing.current) later(open, 0);
        }}
        onBlur={() => later(close, 0)}
        onClick={() => {
          if (onClick !== undefined) later(close, 0);
          onClick?.();
        }}
      >
        {children}
      </button>
      {place === null
        ? null
        : createPortal(
            <div
              id={id}
              role="tooltip"
              className="explanation"
              style={{ ...place, width: WIDTH }}
              onPointerEnter={() => clearTimeout(timer.current)}
              onPointerLeave={() => later(close, CLOSE_DELAY_MS)}
            >
              {content}
            </div>,
            document.body,
          )}
    </>
  );
}

/** Esc closes the explanation first and nothing else. */
function useEscape(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  });
}
