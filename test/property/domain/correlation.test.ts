import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jointVariance } from '../../../src/main/domain/correlation/adjustedExposure.ts';
import { correlationMatrix, rhoAt } from '../../../src/main/domain/correlation/correlationMatrix.ts';
import { effectiveBets } from '../../../src/main/domain/correlation/effectiveBets.ts';
import { HourlyReturns } from '../../../src/main/domain/correlation/hourlyReturns.ts';
import { ledoitWolf } from '../../../src/main/domain/correlation/ledoitWolf.ts';
import { weightedCorrelation } from '../../../src/main/domain/correlation/weightedCorrelation.ts';
import { ewmaSigma } from '../../../src/main/domain/volatility/ewmaSigma.ts';
import { buildDecay, FIRST_HOUR, hourlySeries } from '../../support/hourlySeries.ts';

const aReturn = fc.integer({ min: -2_000, max: 2_000 }).map((each) => each / 10_000);
const gappy = fc.oneof({ arbitrary: fc.constant(null), weight: 1 }, { arbitrary: aReturn, weight: 6 });
const HOURS = 30;
/** Three to five symbols over the same hours. */
const market = (each: fc.Arbitrary<number | null>) =>
  fc.array(fc.array(each, { minLength: HOURS, maxLength: HOURS }), { minLength: 3, maxLength: 5 });
const exposures = fc.array(
  fc.integer({ min: -100, max: 100 }).map((each) => each / 1_000),
  { minLength: 5, maxLength: 5 },
);
const decay = buildDecay({ lambda: 0.93, window: 25, minHours: 4 });
const matrixOf = (returns: readonly (readonly (number | null)[])[]) =>
  correlationMatrix(
    returns.map((each) => hourlySeries(each)),
    decay,
  );

describe('correlationMatrix', () => {
  it('is symmetric with ones on the diagonal and nothing outside of [-1, 1], gaps or not', () => {
    fc.assert(
      fc.property(market(gappy), (returns) => {
        const matrix = matrixOf(returns);
        for (let row = 0; row < matrix.size; row += 1) {
          expect(rhoAt(matrix, row, row)).toBe(1);
          for (let column = 0; column < row; column += 1) {
            const rho = rhoAt(matrix, row, column);
            expect(rhoAt(matrix, column, row)).toBe(rho);
            expect(rho === null || Math.abs(rho) <= 1).toBe(true);
          }
        }
      }),
    );
  });

  it('is positive semidefinite where no hour is missing: no book has a negative variance', () => {
    fc.assert(
      fc.property(market(aReturn), fc.array(exposures, { minLength: 1, maxLength: 5 }), (returns, books) => {
        const matrix = matrixOf(returns);
        for (const book of books) {
          const scale = book.reduce((sum, each) => sum + Math.abs(each), 0) ** 2;
          let variance = 0;
          for (let row = 0; row < matrix.size; row += 1)
            for (let column = 0; column < matrix.size; column += 1) {
              const rho = rhoAt(matrix, row, column);
              if (rho === null) return;
              variance += (book[row] ?? 0) * (book[column] ?? 0) * rho;
            }
          expect(variance).toBeGreaterThanOrEqual(-1e-9 * scale);
        }
      }),
    );
  });

  it('does not depend on the order of the symbols', () => {
    fc.assert(
      fc.property(market(gappy), (returns) => {
        const forward = matrixOf(returns);
        const backward = matrixOf(returns.toReversed());
        const last = forward.size - 1;
        for (let row = 0; row < forward.size; row += 1)
          for (let column = 0; column < row; column += 1)
            expect(rhoAt(backward, last - column, last - row)).toBe(rhoAt(forward, row, column));
      }),
    );
  });

  it('does not depend on the price level', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 50, max: 150 }), fc.integer({ min: 50, max: 150 })), {
          minLength: 10,
          maxLength: 40,
        }),
        fc.integer({ min: 2, max: 1_000_000 }),
        (closes, factor) => {
          const seriesOf = (scale: number, pick: 0 | 1): HourlyReturns => {
            const series = new HourlyReturns(64);
            for (const [at, each] of closes.entries()) series.put(FIRST_HOUR + at, each[pick] * scale);
            return series;
          };
          const plain = rhoAt(correlationMatrix([seriesOf(1, 0), seriesOf(1, 1)], decay), 0, 1);
          const scaled = rhoAt(correlationMatrix([seriesOf(factor, 0), seriesOf(1 / factor, 1)], decay), 0, 1);
          if (plain === null || scaled === null) expect(scaled).toBe(plain);
          else expect(scaled).toBeCloseTo(plain, 9);
        },
      ),
    );
  });
});

describe('joint exposure', () => {
  it('keeps rho_w in [-1, 1], a variance from 0 to the square of the gross, and at least one bet where nothing hedges', () => {
    fc.assert(
      fc.property(market(gappy), exposures, (returns, book) => {
        const matrix = matrixOf(returns);
        const held = book.slice(0, matrix.size);
        const rhoW = weightedCorrelation(matrix, held).value;
        expect(rhoW === null || Math.abs(rhoW) <= 1).toBe(true);
        const gross = held.reduce((sum, each) => sum + Math.abs(each), 0);
        const variance = jointVariance(matrix, held);
        expect(variance).toBeGreaterThanOrEqual(0);
        expect(variance).toBeLessThanOrEqual(gross * gross * (1 + 1e-12));
        const bets = effectiveBets(matrix, held).value;
        expect(bets === null || bets >= 1 - 1e-9).toBe(true);
      }),
    );
  });

  it('does not change rho_w when every position grows alike or all turn around', () => {
    fc.assert(
      fc.property(market(aReturn), exposures, fc.constantFrom(-1, 0.25, 8), (returns, book, factor) => {
        const matrix = matrixOf(returns);
        const held = book.slice(0, matrix.size);
        const plain = weightedCorrelation(matrix, held).value;
        const other = weightedCorrelation(
          matrix,
          held.map((each) => each * factor),
        ).value;
        if (plain === null || other === null) expect(other).toBe(plain);
        else expect(other).toBeCloseTo(plain, 12);
      }),
    );
  });
});

describe('ledoitWolf', () => {
  it('moves every correlation towards the mean, never past it', () => {
    fc.assert(
      fc.property(market(aReturn), (returns) => {
        const result = ledoitWolf(returns.map((each) => Float64Array.from(each, (value) => value ?? 0)));
        if (result === null) return;
        const { delta, meanRho, sample, shrunk } = result;
        expect(delta).toBeGreaterThanOrEqual(0);
        expect(delta).toBeLessThanOrEqual(1);
        for (const [place, rho] of shrunk.rho.entries()) {
          if (place % (shrunk.size + 1) === 0) expect(rho).toBe(1);
          else {
            const before = sample.rho[place] ?? NaN;
            expect(rho).toBeGreaterThanOrEqual(Math.min(before, meanRho) - 1e-12);
            expect(rho).toBeLessThanOrEqual(Math.max(before, meanRho) + 1e-12);
          }
        }
      }),
    );
  });

  it('does not care for the unit of the returns', () => {
    fc.assert(
      fc.property(market(aReturn), fc.constantFrom(0.01, 7, 1_000), (returns, factor) => {
        const plain = ledoitWolf(returns.map((each) => Float64Array.from(each, (value) => value ?? 0)));
        const scaled = ledoitWolf(returns.map((each) => Float64Array.from(each, (value) => (value ?? 0) * factor)));
        if (plain === null || scaled === null) return;
        expect(scaled.delta).toBeCloseTo(plain.delta, 6);
      }),
    );
  });
});

describe('ewmaSigma', () => {
  it('lies between the smallest and the largest return, and grows with them', () => {
    fc.assert(
      fc.property(fc.array(aReturn, { minLength: 1, maxLength: 50 }), (returns) => {
        const sizes = returns.map(Math.abs);
        const sigma = ewmaSigma(returns, { lambda: 0.94, least: 1 }) ?? NaN;
        expect(sigma).toBeGreaterThanOrEqual(Math.min(...sizes) - 1e-12);
        expect(sigma).toBeLessThanOrEqual(Math.max(...sizes) + 1e-12);
        const doubled = ewmaSigma(
          returns.map((each) => -2 * each),
          { lambda: 0.94, least: 1 },
        );
        expect(doubled).toBeCloseTo(2 * sigma, 12);
      }),
    );
  });
});
