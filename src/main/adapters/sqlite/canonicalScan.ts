/**
 * A quick proof that a JSON value is in RFC 8785 form, without building objects.
 * It proves or it doubts: a certain answer is right, a doubt means "use the slow way". Anything escaped, fractional or not UTF-8 is a doubt.
 */

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** What a decoder leaves for bytes that are not UTF-8: the text no longer stands for the bytes. */
const REPLACEMENT = 0xfffd;
/** Integers of at most 15 digits print as they are read. */
const MAX_DIGITS = 15;

export const DOUBT = -1;

/** Index behind the canonical value that starts at the index, or DOUBT. */
export function endOfCanonicalValue(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === QUOTE) return endOfString(text, at + 1);
  if (first === OPEN_OBJECT) return endOfObject(text, at + 1);
  if (first === OPEN_ARRAY) return endOfArray(text, at + 1);
  if (first === MINUS || isDigit(first)) return endOfInteger(text, at);
  return endOfWord(text, at);
}

function endOfString(text: string, start: number): number {
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    // The comparison is false for the NaN behind the end of the text, which is therefore a doubt too.
    if (!(code >= 0x20) || code === BACKSLASH || code === REPLACEMENT) return DOUBT;
  }
}

function endOfObject(text: string, start: number): number {
  if (text.charCodeAt(start) === CLOSE_OBJECT) return start + 1;
  let at = start;
  let previousKey = -1;
  for (;;) {
    if (text.charCodeAt(at) !== QUOTE) return DOUBT;
    const key = at + 1;
    const colon = endOfString(text, key);
    if (colon < 0 || text.charCodeAt(colon) !== COLON) return DOUBT;
    if (previousKey >= 0 && !isAscending(text, previousKey, key)) return DOUBT;
    previousKey = key;
    at = endOfCanonicalValue(text, colon + 1);
    if (at < 0) return DOUBT;
    const next = text.charCodeAt(at);
    if (next === CLOSE_OBJECT) return at + 1;
    if (next !== COMMA) return DOUBT;
    at += 1;
  }
}

function endOfArray(text: string, start: number): number {
  if (text.charCodeAt(start) === CLOSE_ARRAY) return start + 1;
  let at = start;
  for (;;) {
    at = endOfCanonicalValue(text, at);
    if (at < 0) return DOUBT;
    const next = text.charCodeAt(at);
    if (next === CLOSE_ARRAY) return at + 1;
    if (next !== COMMA) return DOUBT;
    at += 1;
  }
}

/** Compares two keys that start at the indexes and end at a quote, by UTF-16 code unit; equal keys do not ascend. */
function isAscending(text: string, first: number, second: number): boolean {
  for (let offset = 0; ; offset += 1) {
    const left = text.charCodeAt(first + offset);
    const right = text.charCodeAt(second + offset);
    if (left === QUOTE) return right !== QUOTE;
    if (right === QUOTE) return false;
    if (left !== right) return left < right;
  }
}

function endOfInteger(text: string, start: number): number {
  const digits = text.charCodeAt(start) === MINUS ? start + 1 : start;
  let at = digits;
  while (isDigit(text.charCodeAt(at))) at += 1;
  const length = at - digits;
  if (length === 0 || length > MAX_DIGITS) return DOUBT;
  // No leading zero, no negative zero.
  if (text.charCodeAt(digits) === ZERO && (length > 1 || digits > start)) return DOUBT;
  return at;
}

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

function endOfWord(text: string, at: number): number {
  if (text.startsWith('true', at) || text.startsWith('null', at)) return at + 4;
  return text.startsWith('false', at) ? at + 5 : DOUBT;
}
