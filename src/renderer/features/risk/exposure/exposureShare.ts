/** Where the bar of a signed exposure lies on a track from minus the cap to the cap, percent of the track's width. */
import { decimal } from '../../../../shared/values/decimal.ts';

export interface ExposureShare {
  readonly left: number;
  readonly width: number;
  /** Farther than the cap: the bar ends at the edge. */
  readonly isOver: boolean;
}

const HALF = 50;

export function exposureShare(signed: string, cap: string): ExposureShare {
  const limit = decimal(cap);
  const value = decimal(signed);
  if (limit.isZero()) return { left: HALF, width: 0, isOver: !value.isZero() };
  const share = value.abs().div(limit).toNumber();
  const width = Math.min(1, share) * HALF;
  return { left: value.isNegative() ? HALF - width : HALF, width, isOver: share > 1 };
}
