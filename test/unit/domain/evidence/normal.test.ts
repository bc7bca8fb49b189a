import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../../../src/main/domain/evidence/normal.ts';
import { expectClose } from '../../../support/expectClose.ts';

/** Computed with 50 digits by mpmath 1.3 (ncdf), rounded to doubles. */
const distribution: readonly (readonly [number, number])[] = [
  [-30, 4.906713927148187e-198],
  [-10, 7.619853024160525e-24],
  [-6, 9.86587645037698e-10],
  [-4.5, 3.3976731247300603e-6],
  [-3.0001, 0.0013494549132607172],
  [-3, 0.0013498980316300946],
  [-2.9999, 0.0013503412829549248],
  [-2, 0.02275013194817921],
  [-1.5, 0.06680720126885807],
  [-1, 0.15865525393145705],
  [-0.25, 0.4012936743170763],
  [-0.001, 0.49960105778608893],
  [0, 0.5],
  [0.001, 0.500398942213911],
  [0.5, 0.6914624612740131],
  [1, 0.8413447460685429],
  [1.96, 0.9750021048517795],
  [2.5, 0.9937903346742238],
  [3, 0.9986501019683699],
  [3.0001, 0.9986505450867392],
  [4, 0.9999683287581669],
  [6, 0.9999999990134123],
];
/** Computed with 50 digits by mpmath 1.3 (root of ncdf), rounded to doubles. */
const quantiles: readonly (readonly [number, number])[] = [
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798407],
  [1e-9, -5.9978070150076865],
  [0.001, -3.0902323061678136],
  [0.02425, -1.9729610513118847],
  [0.05, -1.6448536269514726],
  [0.074, -1.4466320671589785],
  [0.076, -1.4325027208258116],
  [0.1, -1.2815515655446004],
  [0.3, -0.5244005127080408],
  [0.6, 0.2533471031357997],
  [0.925, 1.4395314709384561],
  [0.975, 1.9599639845400538],
  [0.99, 2.3263478740408408],
  [0.999, 3.090232306167813],
  [0.999999, 4.753424308817088],
];

describe('normalCdf', () => {
  it.each(distribution)('of %s is %s', (x, expected) => {
    expectClose(normalCdf(x), expected, 1e-12);
  });
});

describe('normalQuantile', () => {
  it.each(quantiles)('of %s is %s', (p, expected) => {
    expectClose(normalQuantile(p), expected, 1e-14);
  });

  it('is 0 in the middle and without end at the ends', () => {
    expect([normalQuantile(0.5), normalQuantile(0), normalQuantile(1)]).toEqual([0, -Infinity, Infinity]);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalQuantile(1.1)).toBeNaN();
  });
});
