/** Conditions of a simulated venue that drills and tests set: a slow line, a silent one. */
/** How a drill changes the line to a simulated venue. */
export interface VenueConditions {
  /** Delay of a request from now on, milliseconds; null is the settings' own. */
  setLatency(ms: number | null): void;
  /** Loses answers and holds the account stream back until it is set to false again. */
  setSilent(silent: boolean): void;
}
