import { describe, expect, it } from 'vitest';
import { whatIfPosition } from '../../../../src/main/domain/correlation/whatIfPosition.ts';
import { worstJointHours } from '../../../../src/main/domain/correlation/worstJointHours.ts';
import { FIRST_HOUR, hourlySeries } from '../../../support/hourlySeries.ts';
import { matrixOf } from '../../../support/matrixOf.ts';

describe('whatIfPosition', () => {
  // BTC 5 % and ETH 3 % long with the correlations of GC-015; SOL is the third symbol.
  const matrix = matrixOf([0.85, 0.7], [0.75]);

  it('reaches the cap of GC-015 exactly at its largest position, long and short', () => {
    const long = whatIfPosition(matrix, [0.05, 0.03, 0], { place: 2, exposure: 0.00378825336066 });
    const short = whatIfPosition(matrix, [0.05, 0.03, 0], { place: 2, exposure: -0.118788253361 });
    expect(long.now.adjusted).toBeCloseTo(0.0771362431027, 12);
    expect(long.after.adjusted).toBeCloseTo(0.08, 11);
    expect(short.after.adjusted).toBeCloseTo(0.08, 11);
    expect(long.after.gross).toBeCloseTo(0.08378825336066, 12);
  });

  it('says whether rho_w or the joint exposure would rise', () => {
    const raises = (exposure: number) => whatIfPosition(matrix, [0.05, 0.03, 0], { place: 2, exposure }).raises;
    expect(raises(0.01)).toBe(true);
    expect(raises(-0.01)).toBe(false);
    // Short far beyond a hedge: rho_w falls, the joint exposure grows.
    expect(raises(-0.2)).toBe(true);
    // 5 % more of what is held, although rho_w stays what it is.
    expect(whatIfPosition(matrixOf([0.5]), [0.05, 0.03], { place: 0, exposure: 0.05 }).raises).toBe(true);
  });

  it('compares no rho_w where there was no pair', () => {
    const first = whatIfPosition(matrixOf([-0.9]), [0.05, 0], { place: 1, exposure: 0.01 });
    expect(first.now.rhoW.value).toBeNull();
    expect(first.after.rhoW.value).toBeCloseTo(-0.9, 12);
    expect(first.raises).toBe(false);
  });
});

describe('worstJointHours', () => {
  const one = hourlySeries([0.01, -0.02, 0.03, -0.04, null, null, -0.5]);
  const other = hourlySeries([-0.01, -0.01, -0.05, -0.01, 0.01, 0.01, -0.5]);

  it('lists losses of what is held now, the worst first, in hours both have', () => {
    const worst = worstJointHours([one, other], [0.1, 0.2], { window: 100, count: 5 });
    // Hour 3: 0.1 (e^0.03 - 1) + 0.2 (e^-0.05 - 1) = 0.0030454534 - 0.0097541151.
    expect(worst.map((each) => each.at / 3_600_000 - FIRST_HOUR)).toEqual([3, 4, 2, 1]);
    expect(worst[0]?.result).toBeCloseTo(-0.0067086617, 9);
    expect(worst[0]?.parts[0]).toBeCloseTo(0.0030454534, 9);
  });

  it('turns with the direction held, and gives no more than asked for', () => {
    const worst = worstJointHours([one, other], [-0.1, -0.2], { window: 100, count: 1 });
    expect(worst).toEqual([]);
    expect(worstJointHours([one, other], [0.1, 0.2], { window: 100, count: 2 })).toHaveLength(2);
  });

  it('knows nothing of no symbol', () => {
    expect(worstJointHours([], [], { window: 100, count: 5 })).toEqual([]);
  });
});
