import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isCorrelationRefused, type CorrelatedEntry } from '../../../../src/main/backtest/run/correlatedRefusal.ts';
import { correlationHeadroom } from '../../../../src/main/domain/sizing/correlationHeadroom.ts';
import { whatIfPosition } from '../../../../src/main/domain/correlation/whatIfPosition.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';

const settings = defaultSettings();
/** A joint cap of 20 % of equity. */
const rules = { correlation: { ...settings.correlation, adjustedCapFactor: decimal('0.8') } };
const limits = { gross: decimal('0.25') };

/** Two symbols held and a third one wanted; rho is that of held with held, and of each with the third. */
function entryOf(
  sizes: readonly [number, number],
  [between, first, second]: readonly [number, number, number],
  own: Partial<CorrelatedEntry> = {},
): CorrelatedEntry {
  const rho = Float64Array.of(1, between, first, between, 1, second, first, second, 1);
  return {
    matrix: { size: 3, rho, hours: new Int32Array(9) },
    sizes,
    widest: 0,
    equity: { least: 10_000, most: 10_000 },
    side: 'LONG',
    isBreached: false,
    minNotional: 5,
    ...own,
  };
}

const isRefused = (entry: CorrelatedEntry): boolean => isCorrelationRefused(entry, rules, limits);

describe('isCorrelationRefused', () => {
  it('refuses what adds to a book at its joint cap', () => {
    // Twice 10 % that move as one are the cap of 20 %.
    expect(isRefused(entryOf([1_000, 1_000], [1, 1, 1]))).toBe(true);
    expect(isRefused(entryOf([990, 1_000], [1, 1, 1]))).toBe(false);
  });

  it('leaves a hedge to the gate', () => {
    expect(isRefused(entryOf([1_000, 1_000], [1, 1, 1], { side: 'SHORT' }))).toBe(false);
    expect(isRefused(entryOf([2_000, 2_000], [1, 1, 1], { side: 'SHORT' }))).toBe(false);
  });

  it('refuses above the correlation limit what raises the joint exposure, however small', () => {
    expect(isRefused(entryOf([100, 100], [0.9, 0.5, 0.1], { isBreached: true }))).toBe(true);
    expect(isRefused(entryOf([100, 100], [0.9, 0.5, 0.1]))).toBe(false);
    expect(isRefused(entryOf([100, 100], [0.9, 0.5, 0.1], { isBreached: true, side: 'SHORT' }))).toBe(false);
  });

  it('counts an unknown correlation as one that adds', () => {
    expect(isRefused(entryOf([1_000, 1_000], [NaN, NaN, NaN], { side: 'SHORT' }))).toBe(true);
  });

  it('leaves what is near to the gate', () => {
    expect(isRefused(entryOf([1_000, 1_000], [1, 1, 1], { widest: 0.01 }))).toBe(false);
    expect(isRefused(entryOf([1_000, 1_000], [1, 1, 1], { equity: { least: 0, most: 1 } }))).toBe(false);
  });

  it('never refuses what fits, wherever within the bounds the book stands', () => {
    const share = fc.double({ min: -1, max: 1, noNaN: true });
    const size = fc.double({ min: -3_000, max: 3_000, noNaN: true });
    const book = fc.record({
      sizes: fc.tuple(size, size),
      rho: fc.tuple(share, share, share),
      isBreached: fc.boolean(),
      off: fc.double({ min: -0.001, max: 0.001, noNaN: true }),
    });
    fc.assert(
      fc.property(book, ({ sizes, rho, isBreached, off }) => {
        const entry = entryOf(sizes, rho, { isBreached, widest: 0.001 });
        if (!isRefused(entry)) return;
        const exposures = [...sizes.map((each) => (each * (1 + off)) / 10_000), 0];
        const room = correlationHeadroom({ ...entry, exposures, place: 2, cap: 0.2 }) * 10_000;
        const { raises } = whatIfPosition(entry.matrix, exposures, { place: 2, exposure: 0.0005 });
        expect(room < 5 || (isBreached && raises)).toBe(true);
      }),
      { numRuns: 2_000, seed: 6 },
    );
  });
});
