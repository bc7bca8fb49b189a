/** Why an account stream could not be opened or ended. */
import { CallError, clean } from '../callError.ts';

/** Answers that mean the key itself: its format, its right or its address; asking again soon is pointless (RC-03). */
const KEY_CODES: ReadonlySet<string> = new Set(['-2008', '-2014', '-2015', '-1022']);

export class StreamFailure extends Error {
  /** The venue's code such as -2015; empty where it gave none. */
  readonly code: string;

  constructor(text: string, code = '') {
    super(clean(text));
    this.name = 'StreamFailure';
    this.code = code;
  }

  get isKeyRefused(): boolean {
    return KEY_CODES.has(this.code);
  }
}

/** Whatever was thrown as a failure of the stream; its text holds no key and no address. */
export function asStreamFailure(thrown: unknown): StreamFailure {
  if (thrown instanceof StreamFailure) return thrown;
  if (thrown instanceof CallError) return new StreamFailure(thrown.message, thrown.facts.code);
  return new StreamFailure(thrown instanceof Error ? thrown.message : String(thrown));
}
