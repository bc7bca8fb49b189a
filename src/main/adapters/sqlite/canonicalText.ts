/**
 * RFC 8785 text of entry data (AU-03), with everything refused that AU-02 keeps out: fractions, NaN, unsafe integers, bigint, undefined,
 * functions, class instances, lone surrogates, keys outside ASCII. Refusal comes before any byte is hashed.
 */
import { InvariantError } from '../../../shared/base/invariant.ts';

const MAX_DEPTH = 64;
const ASCII = /^[\u0020-\u007e]*$/;

/** Canonical text of a value; throws InvariantError that names the path and kind of what is refused, never its content. */
export function canonicalText(value: unknown, name: string): string {
  return textOf(value, [name]);
}

/** The path is shared by the whole descent and only put into words when something is refused. */
type Path = (string | number)[];

function textOf(value: unknown, path: Path): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw refused(path, 'text with a lone surrogate');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isSafeInteger(value)) throw refused(path, 'a number that is not an integer within 2^53-1');
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (path.length > MAX_DEPTH) throw refused(path, `nested deeper than ${MAX_DEPTH} levels or circular`);
      if (Array.isArray(value)) return arrayText(value, path);
      if (!isPlain(value)) throw refused(path, 'not a plain object');
      return objectText(value, path);
    default:
      throw refused(path, `of type ${typeof value}`);
  }
}

function arrayText(items: readonly unknown[], path: Path): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) {
    path.push(index);
    text += (index === 0 ? '' : ',') + textOf(items[index], path);
    path.pop();
  }
  return `${text}]`;
}

function objectText(source: Readonly<Record<string, unknown>>, path: Path): string {
  let text = '';
  for (const key of inOrder(Object.keys(source))) {
    path.push(key);
    text += (text === '' ? '{' : ',') + keyText(key, path) + textOf(source[key], path);
    path.pop();
  }
  return text === '' ? '{}' : `${text}}`;
}

/** Rows of a list have the same keys in the same places, one after the other: those of the last object and their order are kept. */
let last: { readonly keys: readonly string[]; readonly sorted: readonly string[] } = { keys: [], sorted: [] };

/** Strings sort by UTF-16 code unit, which is the order of RFC 8785. */
function inOrder(keys: readonly string[]): readonly string[] {
  const isSame = keys.length === last.keys.length && keys.every((key, place) => key === last.keys[place]);
  if (!isSame) last = { keys, sorted: keys.toSorted() };
  return last.sorted;
}

/** Keys come from a few hundred names of the entry schemas, so their texts are kept. */
const keyTexts = new Map<string, string>();
const MAX_KEPT_KEYS = 2_000;

function keyText(key: string, path: Path): string {
  const kept = keyTexts.get(key);
  if (kept !== undefined) return kept;
  if (!ASCII.test(key)) throw refused(path.slice(0, -1), 'an object with a key outside ASCII');
  const text = `${JSON.stringify(key)}:`;
  if (keyTexts.size < MAX_KEPT_KEYS) keyTexts.set(key, text);
  return text;
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function refused(path: Path, found: string): InvariantError {
  const place = path
    .map((part, depth) => (typeof part === 'number' ? `[${part}]` : depth === 0 ? part : `.${part}`))
    .join('');
  return new InvariantError(
    `${place} is ${found}; expected text, integers, booleans, null, arrays and plain objects (AU-02)`,
  );
}
