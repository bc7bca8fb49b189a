import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOUBT, endOfCanonicalValue } from '../../../../src/main/adapters/sqlite/canonicalScan.ts';
import { CanonicalShapes } from '../../../../src/main/adapters/sqlite/canonicalShapes.ts';

const canonical: readonly string[] = [
  '"x"',
  '""',
  '0',
  '-5',
  '999999999999999',
  'true',
  'false',
  'null',
  '[]',
  '{}',
  '[1,"a",[],{}]',
  '{"":1,"a":{"b":[{"c":null}]},"aa":2,"b":"é ✓"}',
];
const doubtful: readonly string[] = [
  '{"b":1,"a":2}',
  '{"a":1,"a":2}',
  '{"aa":1,"a":2}',
  '{"a": 1}',
  '{"a":1,}',
  '[1,]',
  '[1 ,2]',
  '01',
  '-0',
  '1.5',
  '1e3',
  '9999999999999999',
  '"a\\u0062"',
  '"a\nb"',
  '"\ufffd"',
  '"open',
  '{"a":1',
  '[1',
  'nil',
  '',
];

/** A canonical text with one character changed, dropped or doubled: sometimes still canonical. */
const nearCanonical = fc
  .tuple(
    fc.constantFrom(...canonical),
    fc.nat(),
    fc.constantFrom(...'{}[]":,0159ab.-\\ \n'),
    fc.constantFrom('set', 'drop', 'add'),
  )
  .map(([text, place, character, change]) => {
    const at = place % text.length;
    const kept = change === 'set' || change === 'drop' ? at + 1 : at;
    return text.slice(0, at) + (change === 'drop' ? '' : character) + text.slice(kept);
  });

function isCanonical(text: string): boolean {
  try {
    return canonicalize(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

describe('endOfCanonicalValue', () => {
  it.each(canonical)('proves %s', (text) => {
    expect(endOfCanonicalValue(`xx${text},`, 2)).toBe(text.length + 2);
  });

  it.each(doubtful)('doubts %j', (text) => {
    const end = endOfCanonicalValue(text, 0);
    expect(end === text.length && text.length > 0).toBe(false);
  });

  it('never proves a text that an independent canonicalizer would write differently', () => {
    fc.assert(
      fc.property(
        nearCanonical,
        (text) => endOfCanonicalValue(text, 0) !== text.length || text === '' || isCanonical(text),
      ),
      { numRuns: 5_000 },
    );
  });
});

describe('CanonicalShapes', () => {
  it.each(canonical)('proves %s before and after it has learned the shape', (text) => {
    const shapes = new CanonicalShapes();
    expect([shapes.endOfValue(text, 0), shapes.endOfValue(text, 0)]).toEqual([text.length, text.length]);
  });

  it('recognizes other values of a learned shape, and lists of any length', () => {
    const shapes = new CanonicalShapes();
    shapes.endOfValue('{"list":[{"a":1,"b":"x"}],"name":"first"}', 0);
    const other = '{"list":[{"a":-7,"b":null},{"a":true,"b":""}],"name":"✓"}';
    expect(shapes.endOfValue(other, 0)).toBe(other.length);
  });

  it('falls back to the scan for a shape it has not seen', () => {
    const shapes = new CanonicalShapes();
    shapes.endOfValue('{"a":1}', 0);
    expect(shapes.endOfValue('{"a":{"b":1}}', 0)).toBe(13);
    expect(shapes.endOfValue('{"b":1,"a":1}', 0)).toBe(DOUBT);
  });

  it('never proves a text that an independent canonicalizer would write differently', () => {
    const shapes = new CanonicalShapes();
    for (const text of canonical) shapes.endOfValue(text, 0);
    fc.assert(
      fc.property(
        nearCanonical,
        (text) => shapes.endOfValue(text, 0) !== text.length || text === '' || isCanonical(text),
      ),
      { numRuns: 5_000 },
    );
  });
});
