/** Correlation of a book as it is shown and reviewed (UI-53, RP-08): held symbols first, the largest in front, then those that may be traded. */
import type { Book } from '../../../shared/model/mode.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import type { CorrelationMatrix } from '../../domain/correlation/correlationMatrix.ts';
import type { HourlyReturns } from '../../domain/correlation/hourlyReturns.ts';
import type { Step } from '../step.ts';
import { correlationRules, type CorrelationRules } from './correlationRules.ts';
import { hoursOf, matrixOf } from './matrixOf.ts';
import { MOST_MEASURED } from './mostMeasured.ts';
import { heldExposures } from './signedExposures.ts';

/** Symbols listed in all, unless more are held. */
export const MOST_LISTED = 12;

export interface ListedCorrelation {
  readonly rules: CorrelationRules;
  readonly symbols: readonly SymbolName[];
  /** Signed fractions of equity, 0 for what is not held. */
  readonly exposures: readonly number[];
  readonly series: readonly HourlyReturns[];
  readonly matrix: CorrelationMatrix;
}

/** Null for a live book outside the live modes. A book of more symbols than are measured lists its largest. */
export function listedCorrelation(step: Pick<Step, 'state' | 'facts'>, book: Book): ListedCorrelation | null {
  const rules = correlationRules(step, book);
  if (rules === null) return null;
  const { live } = step.state;
  const held = heldExposures(step.state, book) ?? new Map<SymbolName, number>();
  const symbols = listOf(held, live.markets.keys());
  return {
    rules,
    symbols,
    exposures: symbols.map((symbol) => held.get(symbol) ?? 0),
    series: symbols.map((symbol) => hoursOf(live, symbol)),
    matrix: matrixOf(live, symbols, rules.decay),
  };
}

function listOf(held: ReadonlyMap<SymbolName, number>, tradable: Iterable<SymbolName>): readonly SymbolName[] {
  const bySize = [...held].toSorted(([, one], [, other]) => Math.abs(other) - Math.abs(one));
  const symbols = bySize.slice(0, MOST_MEASURED).map(([symbol]) => symbol);
  for (const symbol of tradable) {
    if (symbols.length >= MOST_LISTED) break;
    if (!held.has(symbol)) symbols.push(symbol);
  }
  return symbols;
}
