import { useCallback, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { placeNear } from './placeNear.ts';

const WIDTH = 320;

interface FloatingProps {
  readonly id: string;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly handlers: { readonly onPointerEnter: () => void; readonly onPointerLeave: () => void };
  readonly children: ReactNode;
}

/** A tooltip beside its trigger, above panels and dialogs, never over the head of the frame. */
export function Floating({ id, trigger, handlers, children }: FloatingProps) {
  const place = useCallback(
    (box: HTMLDivElement | null): void => {
      if (box === null || trigger.current === null) return;
      const { left, top, bottom, maxHeight } = placeNear(trigger.current, WIDTH);
      const px = (value: number | undefined): string => (value === undefined ? 'auto' : `${value}px`);
      Object.assign(box.style, { left: px(left), top: px(top), bottom: px(bottom), maxHeight: px(maxHeight) });
    },
    [trigger],
  );
  return createPortal(
    <div id={id} ref={place} role="tooltip" className="explanation" {...handlers}>
      {children}
    </div>,
    document.body,
  );
}
