/** What the watchdog needs of the process it runs in. */
import type { Wire } from '../../shared/values/decimal.ts';
import type { WatchdogWord } from '../ports/watchdog.ts';

export interface WatchdogHost {
  /** Monotonic, milliseconds. */
  readonly mono: () => number;
  /** Wall clock, milliseconds. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Calls again and again; the process lives on until it exits. */
  readonly every: (ms: number, work: () => void) => void;
  /** Says something to the desk, if there still is one. */
  readonly say: (word: Wire<WatchdogWord>) => void;
  /** Tells a person, by every way there is. */
  readonly alarm: (text: string) => void;
  /** Replaces the file whole. */
  readonly writeFile: (file: string, text: string) => void;
  readonly exit: () => void;
}
