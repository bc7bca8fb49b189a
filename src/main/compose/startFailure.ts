/** Why the desk cannot start: one clear message, never a stack trace. */
export interface StartFailure {
  /** Stable code for tests and scripts. */
  readonly code: string;
  /** Found, expected, what to do. */
  readonly text: string;
}

/** Exit code of a start that was refused for a reason other than its flags. */
export const REFUSED_EXIT_CODE = 1;
