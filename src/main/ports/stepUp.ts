/**
 * Step-up: proof that the person at the desk is its owner, asked before anything that adds risk for good (SM-10). What was typed stays in the
 * adapter; the desk learns how the person was authenticated, and nothing else.
 */
import type { Result } from '../../shared/base/result.ts';

export type StepUpFailure =
  | { readonly code: 'NOT_SET' }
  | { readonly code: 'WRONG'; readonly triesLeft: number }
  /** Too many wrong tries. */
  | { readonly code: 'WAIT'; readonly remainingMs: number }
  | { readonly code: 'TOO_SHORT'; readonly found: number; readonly expected: number }
  | { readonly code: 'UNAVAILABLE'; readonly text: string };

export interface StepUp {
  /** Whether anybody could be authenticated now. */
  isReady(): boolean;
  /** With a passphrase it is checked; without one the machine asks its owner where it can. Answers with the method. */
  authenticate(passphrase: string | null, reason: string): Promise<Result<string, StepUpFailure>>;
  /** Sets the first passphrase, or replaces it with the current one given. */
  setPassphrase(current: string | null, next: string): Promise<Result<null, StepUpFailure>>;
}

/** What the machine itself can ask of its owner, such as Touch ID. */
export interface OwnerPrompt {
  readonly method: string;
  canPrompt(): boolean;
  /** True when the owner agreed. */
  prompt(reason: string): Promise<boolean>;
}
