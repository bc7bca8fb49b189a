/** ES-13: whether the venue's countdown is armed for a symbol. It cancels orders and never closes a position. */
export interface SwitchFacts {
  /** Whether the countdown takes protective stops along; null where the venue does not say, which counts as yes. */
  readonly cancelsStops: boolean | null;
  readonly hasPosition: boolean;
  /** The position has a stop that rests at the venue. */
  readonly isProtected: boolean;
  readonly workingEntries: number;
}

/** Armed while entries work, unless it would take the stop of an open position away. */
export function armsSwitch({ cancelsStops, hasPosition, isProtected, workingEntries }: SwitchFacts): boolean {
  if (workingEntries === 0) return false;
  const wouldStrip = (cancelsStops ?? true) && hasPosition && isProtected;
  return !wouldStrip;
}
