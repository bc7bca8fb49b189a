/** Where verification stands: what the next entry must continue. */
import { NO_HASH } from './sealEntry.ts';

export interface ChainCursor {
  /** Number the next entry must have. */
  seq: number;
  /** Stored hash of the entry before: what the next `prev` must be. */
  prev: string;
  /** Log of the first entry; null until one could be read. */
  log: string | null;
  /** Canonical text of the entry before, for its boot. */
  text: string;
  /** ts of the entry before; sorts as text. */
  ts: string;
}

/** The cursor in front of entry 0. */
export const startOfChain = (): ChainCursor => ({ seq: 0, prev: NO_HASH, log: null, text: '', ts: '' });
