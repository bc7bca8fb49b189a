/** The line between two panes: dragged, moved with arrows when focused, reset by a double click (UI-43). */
import type { KeyboardEvent, PointerEvent } from 'react';
import { PANE_STEP } from './paneSizes.ts';

interface PaneSeparatorProps {
  readonly label: string;
  /** A vertical line stands between left and right, a horizontal one between top and bottom. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Size of the pane it moves, CSS pixels. */
  readonly value: number;
  readonly testId: string;
  /** Pixels to the right or down. */
  readonly onMove: (pixels: number) => void;
  readonly onReset: () => void;
}

export function PaneSeparator({ label, orientation, value, testId, onMove, onReset }: PaneSeparatorProps) {
  const isVertical = orientation === 'vertical';
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const moved = isVertical ? event.movementX : event.movementY;
    if (moved !== 0) onMove(moved);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const back = isVertical ? 'ArrowLeft' : 'ArrowUp';
    const forth = isVertical ? 'ArrowRight' : 'ArrowDown';
    if (event.key === back) onMove(-PANE_STEP);
    else if (event.key === forth) onMove(PANE_STEP);
    else if (event.key === 'Enter') onReset();
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={value}
      data-testid={testId}
      className="desk-separator"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
    />
  );
}
