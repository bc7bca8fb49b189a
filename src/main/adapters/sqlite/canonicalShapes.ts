/**
 * Recognizes canonical values by their shape: one pattern per arrangement of keys, learned from a value that the scan has proved.
 * A pattern names its keys in ascending order and admits canonical leaves only, so a match is a proof; it costs a tenth of a scan.
 */
import { DOUBT, endOfCanonicalValue } from './canonicalScan.ts';

const MAX_SHAPES = 48;
const LEAF = '(?:"[^"\\\\\\u0000-\\u001f\\ufffd]*"|0|-?[1-9]\\d{0,14}|true|false|null)';

/** Characters that mean something in a pattern. */
const SPECIAL = /[\^$\\.*+?()[\]{}|]/g;

interface Shape {
  readonly pattern: RegExp;
  hits: number;
}

export class CanonicalShapes {
  /** Most frequent first. */
  readonly #shapes: Shape[] = [];

  /** Index behind the canonical value that starts at the index, or DOUBT. */
  endOfValue(text: string, at: number): number {
    for (let index = 0; index < this.#shapes.length; index += 1) {
      const shape = this.#shapes[index];
      if (shape === undefined) break;
      shape.pattern.lastIndex = at;
      if (!shape.pattern.test(text)) continue;
      this.#count(shape, index);
      return shape.pattern.lastIndex;
    }
    const end = endOfCanonicalValue(text, at);
    if (end !== DOUBT && this.#shapes.length < MAX_SHAPES)
      this.#shapes.push({ pattern: new RegExp(shapeOf(JSON.parse(text.slice(at, end))), 'y'), hits: 0 });
    return end;
  }

  /** Moves a shape in front of the one before it once it is the more frequent of the two. */
  #count(shape: Shape, index: number): void {
    shape.hits += 1;
    const before = this.#shapes[index - 1];
    if (before === undefined || before.hits >= shape.hits) return;
    this.#shapes[index - 1] = shape;
    this.#shapes[index] = before;
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
