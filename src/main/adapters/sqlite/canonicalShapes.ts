/**
 * Recognizes canonical values by their shape: one pattern per arrangement of keys, learned from a value that the scan has proved.
 * A pattern names its keys in ascending order and admits canonical leaves only, so a match is a proof; it costs a tenth of a scan.
 */
import { DOUBT, endOfCanonicalValue } from './canonicalScan.ts';

const MAX_SHAPES = 48;
const LEAF = '(?:"[^"\\\\\\u0000-\\u001f\\ufffd]*"|0|-?[1-9]\\d{0,14}|true|false|null)';

/** Characters that mean something in a pattern. */
const SPECIAL = /[\^$\\.*+?()[\]{}|]/g;

export class CanonicalShapes {
  readonly #patterns: RegExp[] = [];

  /** Index behind the canonical value that starts at the index, or DOUBT. */
  endOfValue(text: string, at: number): number {
    for (let index = 0; index < this.#patterns.length; index += 1) {
      const pattern = this.#patterns[index];
      if (pattern === undefined) break;
      pattern.lastIndex = at;
      if (!pattern.test(text)) continue;
      if (index > 0) this.#promote(index, pattern);
      return pattern.lastIndex;
    }
    const end = endOfCanonicalValue(text, at);
    if (end !== DOUBT && this.#patterns.length < MAX_SHAPES)
      this.#patterns.push(new RegExp(shapeOf(JSON.parse(text.slice(at, end))), 'y'));
    return end;
  }

  /** Moves a pattern one place forward, so that frequent shapes are tried first. */
  #promote(index: number, pattern: RegExp): void {
    const before = this.#patterns[index - 1];
    if (before === undefined) return;
    this.#patterns[index - 1] = pattern;
    this.#patterns[index] = before;
  }
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return listOf(value.length === 0 ? LEAF : shapeOf(value[0]), '\\[', '\\]');
  if (typeof value !== 'object' || value === null) return LEAF;
  const members = Object.entries(value).sort(byKey);
  return `\\{${members.map(([key, each]) => `${JSON.stringify(key).replace(SPECIAL, '\\$&')}:${shapeOf(each)}`).join(',')}\\}`;
}

const listOf = (item: string, open: string, close: string): string => `${open}(?:${item}(?:,${item})*)?${close}`;

const byKey = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : 1;
