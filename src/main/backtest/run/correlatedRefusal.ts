/**
 * Entries that correlation refuses for certain, whatever their size: above the limit they would raise what is at risk together (RC-14), or below it the cap
 * of the joint exposure leaves less than the venue takes (PS-07, PS-08). From floats, with bounds against the shortcut.
 */
import type { CorrelationMatrix } from '../../domain/correlation/correlationMatrix.ts';
import type { PositionSide } from '../../domain/position/side.ts';
import type { ModeLimits, Settings } from '../../../shared/settings.ts';

export interface CorrelatedEntry {
  /** Of the symbols held and, last, of the entry's own. */
  readonly matrix: CorrelationMatrix;
  /** Signed notionals of what is held, each at most a share `widest` away from the engine's own. */
  readonly sizes: readonly number[];
  readonly widest: number;
  /** Equity at risk marks lies between the two. */
  readonly equity: { readonly least: number; readonly most: number };
  readonly side: PositionSide;
  readonly isBreached: boolean;
  readonly minNotional: number;
}

/** Room for the rounding of floats. */
const ROUNDING = 1e-9;
const CERTAIN = 1 - 1e-6;

/** Whether the gate would surely refuse it. */
export function isCorrelationRefused(
  entry: CorrelatedEntry,
  { correlation }: Pick<Settings, 'correlation'>,
  { gross }: Pick<ModeLimits, 'gross'>,
): boolean {
  const { equity, isBreached, minNotional } = entry;
  if (!(equity.least > 0)) return false;
  const { variance, shared } = leastShares(entry);
  // What adds to what is held raises sqrt(a'Ra), however small it is.
  if (isBreached && shared > 0) return true;
  const cap = correlation.adjustedCapFactor.mul(gross).toNumber();
  const square = shared * shared - variance + cap * cap;
  // Beyond the cap only a hedge has room; below it room falls as either of the two rises.
  const room = variance > cap * cap ? (shared > 0 ? 0 : Infinity) : Math.sqrt(square) - shared;
  return room * equity.most < minNotional * CERTAIN;
}

/** At least a'Ra of what is held, and at least what the entry's direction shares with it, as fractions of equity. */
function leastShares({ matrix, sizes, widest, equity, side }: CorrelatedEntry): {
  readonly variance: number;
  readonly shared: number;
} {
  const sign = side === 'LONG' ? 1 : -1;
  const own = matrix.size - 1;
  let gross = 0;
  let variance = 0;
  let shared = 0;
  for (let row = 0; row < own; row += 1) {
    const size = sizes[row] ?? NaN;
    gross += Math.abs(size);
    shared += known(matrix, row, own) ? sign * size * rhoOf(matrix, row, own) : Math.abs(size);
    variance += size * size;
    for (let column = 0; column < row; column += 1) {
      const product = size * (sizes[column] ?? NaN);
      variance += 2 * (known(matrix, row, column) ? product * rhoOf(matrix, row, column) : Math.abs(product));
    }
  }
  const { least, most } = equity;
  const off = widest + (most - least) / least + ROUNDING;
  const grossShare = gross / least;
  return {
    variance: Math.max(0, variance) / (most * most) - (2 * off + off * off) * grossShare * grossShare,
    shared: Math.min(shared / most, shared / least) - off * grossShare,
  };
}

const rhoOf = ({ rho, size }: CorrelationMatrix, row: number, column: number): number =>
  rho[row * size + column] ?? NaN;

const known = (matrix: CorrelationMatrix, row: number, column: number): boolean =>
  !Number.isNaN(rhoOf(matrix, row, column));
