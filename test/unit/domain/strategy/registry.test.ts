import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { booleanParameter, numberParameter, parseParameters } from '../../../../src/main/domain/strategy/parameters.ts';
import { findStrategy, strategies } from '../../../../src/main/domain/strategy/registry.ts';
import { strategyHash } from '../../../../src/main/domain/strategy/strategyHash.ts';
import type { ParameterSpec, PreparedStrategy } from '../../../../src/main/domain/strategy/strategy.ts';
import type { StrategyParameters } from '../../../../src/shared/model/strategy.ts';
import { symbolName } from '../../../../src/shared/values/ids.ts';

const specs: readonly ParameterSpec[] = [
  { name: 'length', type: 'integer', min: 2, max: 9, default: 4, unit: 'bars', text: 'Length.' },
  { name: 'factor', type: 'number', min: 0.5, max: 2, default: 1, unit: '', text: 'Factor.' },
  { name: 'shorts', type: 'boolean', default: true, unit: '', text: 'Shorts.' },
];

const prepared = (input: StrategyParameters): PreparedStrategy => {
  const result = findStrategy('donchian')?.prepare(input);
  if (result?.ok !== true) throw new Error('Expected parameters that parse');
  return result.value;
};

describe('parseParameters', () => {
  it('fills defaults in the order of the specs', () => {
    expect(parseParameters(specs, { shorts: false })).toEqual({
      ok: true,
      value: { length: 4, factor: 1, shorts: false },
    });
  });

  it('takes both ends of a range', () => {
    expect(parseParameters(specs, { length: 2, factor: 2 }).ok).toBe(true);
    expect(parseParameters(specs, { length: 9, factor: 0.5 }).ok).toBe(true);
  });

  it('reports every problem at once', () => {
    expect(parseParameters(specs, { length: 2.5, factor: 2.1, shorts: 'yes', colour: 1 })).toEqual({
      ok: false,
      error: [
        { name: 'colour', text: 'unknown parameter' },
        { name: 'length', text: 'found 2.5, expected a whole number from 2 to 9 bars' },
        { name: 'factor', text: 'found 2.1, expected a number from 0.5 to 2' },
        { name: 'shorts', text: 'found "yes", expected true or false' },
      ],
    });
  });

  it.each([NaN, Infinity, 1, '3', true])('refuses %s as a length', (length) => {
    expect(parseParameters(specs, { length }).ok).toBe(false);
  });
});

describe('numberParameter and booleanParameter', () => {
  it('throw when the value was never parsed', () => {
    expect(() => numberParameter({ shorts: true }, 'shorts')).toThrow('not parsed as a number');
    expect(() => booleanParameter({}, 'shorts')).toThrow('not parsed as true or false');
  });
});

describe('strategies', () => {
  it('have distinct ids, valid defaults and a sentence for every parameter', () => {
    expect(new Set(strategies.map((strategy) => strategy.id)).size).toBe(strategies.length);
    for (const strategy of strategies) {
      expect(strategy.prepare({}).ok).toBe(true);
      expect(strategy.specs.every((spec) => spec.text.endsWith('.'))).toBe(true);
    }
    expect(findStrategy('none')).toBeUndefined();
  });

  it('prepare the defaults of the Donchian breakout', () => {
    expect(prepared({})).toMatchObject({
      id: 'donchian',
      interval: 'feed',
      lookback: 71,
      parameters: { entryChannel: 20, exitChannel: 10, atrPeriod: 14, stopAtr: 2, trailAtr: 3, shorts: true },
    });
  });

  it('refuse parameters out of range or at odds', () => {
    expect(findStrategy('donchian')?.prepare({ entryChannel: 4 })).toEqual({
      ok: false,
      error: [{ name: 'entryChannel', text: 'found 4, expected a whole number from 5 to 400 bars' }],
    });
    expect(findStrategy('donchian')?.prepare({ exitChannel: 21 })).toEqual({
      ok: false,
      error: [{ name: 'exitChannel', text: 'found 21, expected no more than entryChannel, 20' }],
    });
  });

  it('decide with the prepared parameters', () => {
    const bars = { count: 0, openTime: [], open: [], high: [], low: [], close: [], volume: [] };
    expect(prepared({}).evaluate({ symbol: symbolName('BTC/USDT'), bars, position: null })).toEqual([]);
  });
});

describe('strategyHash', () => {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  it('is the SHA-256 of the canonical text', () => {
    const text =
      '{"id":"donchian","interval":"feed","parameters":{"atrPeriod":14,"entryChannel":20,"exitChannel":10,"shorts":true,"stopAtr":2,"trailAtr":3},"version":1}';
    expect(strategyHash(prepared({}), sha256)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('does not depend on the order of the parameters and changes with every one of them', () => {
    const one = strategyHash(prepared({ stopAtr: 3, entryChannel: 30 }), sha256);
    expect(strategyHash(prepared({ entryChannel: 30, stopAtr: 3 }), sha256)).toBe(one);
    expect(strategyHash(prepared({ entryChannel: 30, stopAtr: 3, shorts: false }), sha256)).not.toBe(one);
    expect(strategyHash({ ...prepared({}), version: 2 }, sha256)).not.toBe(strategyHash(prepared({}), sha256));
  });
});
