/** How a run is played: window by window of its tape. */

export interface Player {
  /** Plays the window the tape stands at. */
  playWindow(): void;
  /** Brings marks up to date with the last tick of the tape. */
  finish(): void;
  /** Entries that were refused without asking the gate. */
  readonly refused: number;
}

export interface RunHooks {
  /** Whether somebody wants to act at the next boundary. */
  isAwaited(): boolean;
  /** At the first instant of a window, after its timers and before its events. */
  atBoundary(): void;
}
