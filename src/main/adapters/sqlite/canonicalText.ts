/**
 * RFC 8785 text of entry data (AU-03), with everything refused that AU-02 keeps out: fractions, NaN, unsafe integers, bigint, undefined,
 * functions, class instances, lone surrogates, keys outside ASCII. Refusal comes before any byte is hashed.
 */
import { InvariantError } from '../../../shared/base/invariant.ts';

const MAX_DEPTH = 64;
const ASCII = /^[\u0020-\u007e]*$/;

/** Canonical text of a value; throws InvariantError that names the path and kind of what is refused, never its content. */
export const canonicalText = (value: unknown, path: string): string => textOf(value, path, 0);

function textOf(value: unknown, path: string, depth: number): string {
  switch (typeof value) {
    case 'string':
      return stringText(value, path);
    case 'number':
      return integerText(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= MAX_DEPTH) throw refused(path, `nested deeper than ${MAX_DEPTH} levels or circular`);
      return Array.isArray(value) ? arrayText(value, path, depth) : objectText(value, path, depth);
    default:
      throw refused(path, `of type ${typeof value}`);
  }
}

function stringText(value: string, path: string): string {
  if (!value.isWellFormed()) throw refused(path, 'text with a lone surrogate');
  return JSON.stringify(value);
}

function integerText(value: number, path: string): string {
  if (!Number.isSafeInteger(value)) throw refused(path, 'a number that is not an integer within 2^53-1');
  return String(value);
}

function arrayText(items: readonly unknown[], path: string, depth: number): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1)
    text += `${index === 0 ? '' : ','}${textOf(items[index], `${path}[${index}]`, depth + 1)}`;
  return `${text}]`;
}

function objectText(source: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(source);
  if (prototype !== Object.prototype && prototype !== null) throw refused(path, 'not a plain object');
  const entries = Object.entries(source).sort(byCodeUnit);
  let text = '{';
  for (const [key, value] of entries) {
    if (!ASCII.test(key)) throw refused(path, 'an object with a key outside ASCII');
    text += `${text.length === 1 ? '' : ','}${JSON.stringify(key)}:${textOf(value, `${path}.${key}`, depth + 1)}`;
  }
  return `${text}}`;
}

const byCodeUnit = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : 1;

const refused = (path: string, found: string): InvariantError =>
  new InvariantError(`${path} is ${found}; expected text, integers, booleans, null, arrays and plain objects (AU-02)`);
