/**
 * Correlation of every pair that was ever asked for, kept up to date hour by hour (EB-06). What the last answer tells is not computed again: an order
 * in a book of a hundred positions asks for the pairs of its own symbol only.
 */
import type { SymbolName } from '../../../shared/values/ids.ts';
import { matrixOfPairs, type CorrelationMatrix, type KnownRows } from '../../domain/correlation/correlationMatrix.ts';
import type { Decay } from '../../domain/correlation/decay.ts';
import { EwmaPair } from '../../domain/correlation/ewmaPair.ts';
import type { HourlyReturns } from '../../domain/correlation/hourlyReturns.ts';

export interface ListedSymbol {
  readonly symbol: SymbolName;
  /** The same object each time. */
  readonly hours: HourlyReturns;
}

/** A listed symbol as it was when it was asked about: later hours, and hours filled in, make another answer. */
interface Asked extends ListedSymbol {
  readonly last: number;
  readonly revision: number;
}

export class CorrelationPairs {
  /** By the symbol that comes first in the alphabet, then by the other. */
  private readonly pairs = new Map<SymbolName, Map<SymbolName, EwmaPair>>();
  private decay: Decay | null = null;
  private answered: { readonly asked: readonly Asked[]; readonly matrix: CorrelationMatrix } | null = null;

  /** Matrix of the symbols in the order given; whoever gets it only reads it. Another decay starts all pairs anew. */
  matrix(listed: readonly ListedSymbol[], decay: Decay): CorrelationMatrix {
    if (this.decay?.lambda !== decay.lambda || this.decay.minHours !== decay.minHours) this.forget();
    this.decay = decay;
    const pairOf = (one: ListedSymbol, other: ListedSymbol): EwmaPair =>
      one.symbol < other.symbol ? this.pair(one, other, decay) : this.pair(other, one, decay);
    const matrix = matrixOfPairs(listed, { decay, hoursOf: (each) => each.hours, pairOf }, this.known(listed));
    const asked = listed.map(({ symbol, hours }) => ({ symbol, hours, last: hours.last, revision: hours.revision }));
    this.answered = { asked, matrix };
    return matrix;
  }

  private forget(): void {
    this.pairs.clear();
    this.answered = null;
  }

  /** The first symbols of the last answer that are asked about again and have no other hours since. */
  private known(listed: readonly ListedSymbol[]): KnownRows | null {
    if (this.answered === null) return null;
    const { asked, matrix } = this.answered;
    const isSame = ({ symbol, hours }: ListedSymbol, before: Asked | undefined): boolean =>
      before?.symbol === symbol &&
      before.hours === hours &&
      before.last === hours.last &&
      before.revision === hours.revision;
    const other = listed.findIndex((each, place) => !isSame(each, asked[place]));
    return { matrix, rows: other < 0 ? listed.length : other };
  }

  private pair(one: ListedSymbol, other: ListedSymbol, decay: Decay): EwmaPair {
    const row = this.pairs.get(one.symbol) ?? new Map<SymbolName, EwmaPair>();
    this.pairs.set(one.symbol, row);
    const known = row.get(other.symbol);
    if (known !== undefined) return known;
    const made = new EwmaPair(one.hours, other.hours, decay);
    row.set(other.symbol, made);
    return made;
  }
}
