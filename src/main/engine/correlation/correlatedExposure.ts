/** What RC-14 and PS-07 look at before an order in a symbol: how the book is exposed, and how that moves with the order's symbol. */
import type { SymbolName } from '../../../shared/values/ids.ts';
import { rhoAt } from '../../domain/correlation/correlationMatrix.ts';
import type { Step } from '../step.ts';
import { correlationRules } from './correlationRules.ts';
import { matrixOf } from './matrixOf.ts';
import { MOST_MEASURED } from './mostMeasured.ts';
import { plannedExposures } from './signedExposures.ts';

/** Signed exposures of a book, fractions of equity, and how they move together. Analytics floats; a correlation that is null is unknown. */
export interface CorrelatedExposure {
  /** Held symbols, working entries included (RC-01). */
  readonly symbols: readonly SymbolName[];
  /** Signed fraction of equity per symbol. */
  readonly exposures: readonly number[];
  /** Correlation of each pair of the symbols. */
  readonly matrix: readonly (readonly (number | null)[])[];
  /** Correlation of each symbol with the order's; 1 with itself. */
  readonly withOrder: readonly (number | null)[];
  /** Whether the weighted correlation is above its limit: no order may then raise the joint exposure (EB-06). */
  readonly isBreached: boolean;
}

/** Facts of the book the turn works in; null where it has no equity or no limits, which refuses an entry (CV-08). */
export function correlatedExposure(
  step: Pick<Step, 'state' | 'facts' | 'book'>,
  symbol: SymbolName,
): CorrelatedExposure | null {
  const { live } = step.state;
  const rules = correlationRules(step, step.book);
  const exposures = plannedExposures(step.state, step.book);
  if (rules === null || exposures === null) return null;
  const rhoW = live.correlation.readings[step.book]?.rhoW ?? null;
  const isBreached = rhoW !== null && rhoW > rules.settings.limit.toNumber();
  if (exposures.size > MOST_MEASURED) return { ...asOne(exposures), isBreached };
  // The order's symbol comes last, whether or not it is held: its row says how it moves with the others.
  const symbols = [...exposures.keys()];
  const matrix = matrixOf(live, [...symbols, symbol], rules.decay);
  const rowOf = (row: number): (number | null)[] => symbols.map((_, column) => rhoAt(matrix, row, column));
  return {
    symbols,
    exposures: [...exposures.values()],
    matrix: symbols.map((_, row) => rowOf(row)),
    withOrder: rowOf(symbols.length).map((rho, at) => (symbols[at] === symbol ? 1 : rho)),
    isBreached,
  };
}

/** More symbols than are measured stand as one, of which nothing is known. */
function asOne(exposures: ReadonlyMap<SymbolName, number>): Omit<CorrelatedExposure, 'isBreached'> {
  const gross = [...exposures.values()].reduce((sum, each) => sum + Math.abs(each), 0);
  return { symbols: [...exposures.keys()].slice(0, 1), exposures: [gross], matrix: [[1]], withOrder: [null] };
}
