import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../../src/main/adapters/sqlite/canonicalText.ts';

const key = fc.string({ unit: fc.constantFrom(...'abAB019 _-"\\/'), maxLength: 6 });
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
}));

describe('canonicalText', () => {
  it('orders keys by code unit and leaves out spaces', () => {
    expect(canonicalText({ b: 1, a: [true, null], B: 'x', '10': 0, '9': -5 }, 'data')).toBe(
      '{"10":0,"9":-5,"B":"x","a":[true,null],"b":1}',
    );
  });

  it('escapes only what RFC 8785 escapes', () => {
    expect(canonicalText('é – “✓” "\\/\u0007\n', 'data')).toBe('"é – “✓” \\"\\\\/\\u0007\\n"');
  });

  it('writes negative zero as zero', () => {
    expect(canonicalText({ n: -0 }, 'data')).toBe('{"n":0}');
  });

  it('agrees with an independent canonicalizer on every value an entry may hold', () => {
    fc.assert(fc.property(json, (value) => canonicalText(value, 'data') === canonicalize(value)));
  });

  it('orders the keys of each object by itself, whatever the one before it had', () => {
    const rows = [
      { b: 1, a: 2 },
      { b: 3, a: 4 },
      { a: 5, b: 6 },
      { b: 7, a: 8, c: 9 },
      { b: { b: 1, a: 2 }, a: 3 },
      {},
    ];
    expect(canonicalText(rows, 'data')).toBe(
      '[{"a":2,"b":1},{"a":4,"b":3},{"a":5,"b":6},{"a":8,"b":7,"c":9},{"a":3,"b":{"a":2,"b":1}},{}]',
    );
  });

  it.each([
    ['a fraction', { price: 1.5 }, 'data.price is a number that is not an integer'],
    ['NaN', { a: [Number.NaN] }, 'data.a[0] is a number that is not an integer'],
    ['infinity', Number.POSITIVE_INFINITY, 'data is a number that is not an integer'],
    ['an integer above 2^53-1', 9_007_199_254_740_992, 'data is a number that is not an integer within 2^53-1'],
    ['a bigint', { id: 1n }, 'data.id is of type bigint'],
    ['undefined', { gone: undefined }, 'data.gone is of type undefined'],
    ['a function', { call: () => 1 }, 'data.call is of type function'],
    ['a symbol', Symbol('x'), 'data is of type symbol'],
    ['a lone surrogate', { text: 'a\ud800' }, 'data.text is text with a lone surrogate'],
    ['a date', { at: new Date(0) }, 'data.at is not a plain object'],
    ['a key outside ASCII', { é: 1 }, 'data is an object with a key outside ASCII'],
  ])('refuses %s and names the place', (_kind, value, message) => {
    expect(() => canonicalText(value, 'data')).toThrow(message);
  });

  it('refuses circular data', () => {
    const loop: { next?: unknown } = {};
    loop.next = loop;
    expect(() => canonicalText(loop, 'data')).toThrow('nested deeper than 64 levels or circular');
  });

  it('never repeats the refused text', () => {
    expect(() => canonicalText({ secret: 'hunter2\udfff' }, 'data')).toThrow(/^(?!.*hunter2)/);
  });
});
