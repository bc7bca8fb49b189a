/** The kept-up matrix against one made from scratch: whatever was asked before, the answer is the same. */
import { describe, expect, it } from 'vitest';
import { correlationMatrix } from '../../../../src/main/domain/correlation/correlationMatrix.ts';
import { CorrelationPairs, type ListedSymbol } from '../../../../src/main/engine/correlation/correlationPairs.ts';
import { symbolName } from '../../../../src/shared/values/ids.ts';
import { buildDecay, FIRST_HOUR, hourlySeries } from '../../../support/hourlySeries.ts';

const decay = buildDecay();
const listed = (name: string, returns: readonly (number | null)[]): ListedSymbol => ({
  symbol: symbolName(name),
  hours: hourlySeries(returns),
});
const market = () =>
  [
    listed('A/USDT', [0.01, -0.02, 0.015, 0.01]),
    listed('B/USDT', [0.012, -0.015, 0.01, 0.02]),
    listed('C/USDT', [-0.01, null, 0.02, 0.03]),
  ] as const;
const fromScratch = (symbols: readonly ListedSymbol[]) =>
  correlationMatrix(
    symbols.map((each) => each.hours),
    decay,
  );

describe('CorrelationPairs', () => {
  it('answers as one made from scratch when a symbol is added, dropped or moved', () => {
    const [a, b, c] = market();
    const pairs = new CorrelationPairs();
    for (const asked of [[a, b], [a, b, c], [a, b], [b, a, c], [a, c], [c]])
      expect(pairs.matrix(asked, decay)).toEqual(fromScratch(asked));
  });

  it('sees an hour that closed since the last answer', () => {
    const symbols = market();
    const pairs = new CorrelationPairs();
    const before = pairs.matrix(symbols, decay);
    symbols[1].hours.put(FIRST_HOUR + 5, 90);
    symbols[2].hours.put(FIRST_HOUR + 5, 120);
    const after = pairs.matrix(symbols, decay);
    expect(after).toEqual(fromScratch(symbols));
    expect(after.rho[5]).not.toBe(before.rho[5]);
  });

  it('sees an hour that was filled in', () => {
    const symbols = market();
    const pairs = new CorrelationPairs();
    expect(pairs.matrix(symbols, decay).hours[2]).toBe(2);
    symbols[2].hours.put(FIRST_HOUR + 2, 99);
    const after = pairs.matrix(symbols, decay);
    expect(after).toEqual(fromScratch(symbols));
    expect(after.hours[2]).toBe(4);
  });

  it('starts anew with another decay', () => {
    const symbols = market();
    const pairs = new CorrelationPairs();
    pairs.matrix(symbols, decay);
    const strict = buildDecay({ minHours: 4 });
    expect(pairs.matrix(symbols, strict)).toEqual(
      correlationMatrix(
        symbols.map((each) => each.hours),
        strict,
      ),
    );
  });
});
