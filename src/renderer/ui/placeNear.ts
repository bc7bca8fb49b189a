/** Where a popover of a given width stands: below its trigger, above when there is more room there, never over the page's edge. */
const GAP = 6;
const MARGIN = 8;

export interface Place {
  readonly left: number;
  readonly top?: number;
  readonly bottom?: number;
  readonly maxHeight: number;
}

/** Triggers in the head of the frame get their popover below the whole head, so that it covers neither vitals nor stop. */
export function placeNear(element: HTMLElement, width: number): Place {
  const trigger = element.getBoundingClientRect();
  const head = element.closest('.frame-head')?.getBoundingClientRect();
  const left = Math.max(MARGIN, Math.min(trigger.left, window.innerWidth - width - MARGIN));
  const bottom = head?.bottom ?? trigger.bottom;
  const below = window.innerHeight - bottom - GAP - MARGIN;
  const above = trigger.top - GAP - MARGIN;
  if (head !== undefined || below >= 160 || below >= above)
    return { left, top: bottom + GAP, maxHeight: Math.max(below, 40) };
  return { left, bottom: window.innerHeight - trigger.top + GAP, maxHeight: above };
}
