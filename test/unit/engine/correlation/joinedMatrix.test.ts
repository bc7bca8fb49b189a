/** The matrix of what is held with one more symbol behind it, against one made from scratch: whatever was asked before, the answer is the same. */
import { describe, expect, it } from 'vitest';
import {
  correlationMatrix,
  rhoAt,
  type Correlations,
} from '../../../../src/main/domain/correlation/correlationMatrix.ts';
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
    listed('D/USDT', [0.03, 0.01, -0.02, 0.01]),
  ] as const;

const rowsOf = (matrix: Correlations) =>
  Array.from({ length: matrix.size }, (_, row) =>
    Array.from({ length: matrix.size }, (_each, column) => rhoAt(matrix, row, column)),
  );
const fromScratch = (symbols: readonly ListedSymbol[], weighed = decay) =>
  rowsOf(
    correlationMatrix(
      symbols.map((each) => each.hours),
      weighed,
    ),
  );

describe('CorrelationPairs.joinedMatrix', () => {
  it('answers as one made from scratch, whichever symbol comes last and whatever is held', () => {
    const [a, b, c, d] = market();
    const pairs = new CorrelationPairs();
    for (const [held, own] of [
      [[a, b], c],
      [[a, b], d],
      [[a, b], c],
      [[b, a], c],
      [[a, b, d], c],
      [[a], c],
      [[], c],
    ] as const)
      expect(rowsOf(pairs.joinedMatrix(held, own, decay))).toEqual(fromScratch([...held, own]));
  });

  it('keeps square and row until an hour closes for one of them', () => {
    const [a, b, c] = market();
    const pairs = new CorrelationPairs();
    const before = pairs.joinedMatrix([a, b], c, decay);
    const again = pairs.joinedMatrix([a, b], c, decay);
    expect([again.square === before.square, again.row === before.row]).toEqual([true, true]);
    c.hours.put(FIRST_HOUR + 5, 120);
    a.hours.put(FIRST_HOUR + 5, 90);
    b.hours.put(FIRST_HOUR + 5, 95);
    const after = pairs.joinedMatrix([a, b], c, decay);
    expect([after.square === before.square, after.row === before.row]).toEqual([false, false]);
    expect(rowsOf(after)).toEqual(fromScratch([a, b, c]));
  });

  it('is not displaced by what views ask in between', () => {
    const [a, b, c, d] = market();
    const pairs = new CorrelationPairs();
    const before = pairs.joinedMatrix([a, b], c, decay);
    pairs.matrix([d, c, b, a], decay);
    expect(pairs.joinedMatrix([a, b], c, decay).square).toBe(before.square);
  });

  it('sees an hour that was filled in for the symbol behind', () => {
    const [a, b, c] = market();
    const pairs = new CorrelationPairs();
    pairs.joinedMatrix([a, b], c, decay);
    c.hours.put(FIRST_HOUR + 2, 99);
    expect(rowsOf(pairs.joinedMatrix([a, b], c, decay))).toEqual(fromScratch([a, b, c]));
  });

  it('starts anew with another decay', () => {
    const [a, b, c] = market();
    const pairs = new CorrelationPairs();
    pairs.joinedMatrix([a, b], c, decay);
    const strict = buildDecay({ minHours: 4 });
    expect(rowsOf(pairs.joinedMatrix([a, b], c, strict))).toEqual(fromScratch([a, b, c], strict));
  });
});
