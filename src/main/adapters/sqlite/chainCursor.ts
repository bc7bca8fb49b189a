/** Where verification stands: what the next entry must continue. */
import { CanonicalShapes } from './canonicalShapes.ts';
import { NO_HASH } from './sealEntry.ts';

export class ChainCursor {
  /** Number the next entry must have. */
  seq: number;
  /** Stored hash of the entry before: what the next `prev` must be. */
  prev = NO_HASH;
  /** Text of the entry before, for its boot; may carry more before and behind it. */
  text = '';
  /** ts of the entry before; sorts as text. */
  ts = '';
  /** Entries passed. */
  passed = 0;
  readonly shapes = new CanonicalShapes();
  #log: string | null = null;
  #logMember = '';

  constructor(seq: number) {
    this.seq = seq;
  }

  /** Log of the first entry; null until one could be read. */
  get log(): string | null {
    return this.#log;
  }

  /** The text between data and mono that names the log. */
  get logMember(): string {
    return this.#logMember;
  }

  setLog(log: string): void {
    this.#log = log;
    this.#logMember = `,"log":${JSON.stringify(log)},"mono":"`;
  }

  /** Stands on an entry that has the expected number. */
  advance(entry: { readonly hash: string; readonly text: string; readonly ts: string }): void {
    this.seq += 1;
    this.passed += 1;
    this.prev = entry.hash;
    this.text = entry.text;
    this.ts = entry.ts;
  }
}
