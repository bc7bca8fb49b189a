/** Where a popover of a given width stands: below its trigger, above when there is more room there, never over the page's edge. */
const GAP = 6;
const MARGIN = 8;

export interface Place {
  readonly left: number;
  readonly top?: number;
  readonly bottom?: number;
  readonly maxHeight: number;
}

export function placeNear(trigger: DOMRect, width: number): Place {
  const left = Math.max(MARGIN, Math.min(trigger.left, window.innerWidth - width - MARGIN));
  const below = window.innerHeight - trigger.bottom - GAP - MARGIN;
  const above = trigger.top - GAP - MARGIN;
  if (below >= 160 || below >= above) return { left, top: trigger.bottom + GAP, maxHeight: Math.max(below, 40) };
  return { left, bottom: window.innerHeight - trigger.top + GAP, maxHeight: above };
}
