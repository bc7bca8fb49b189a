/**
 * Correlation of every pair that was ever asked for, kept up to date hour by hour (EB-06). What the last answer tells is not computed again: an order
 * in a book of a hundred positions asks for the pairs of its own symbol only, and the next one in that symbol for none.
 */
import type { SymbolName } from '../../../shared/values/ids.ts';
import {
  matrixOfPairs,
  type CorrelationMatrix,
  type JoinedMatrix,
  type KnownRows,
} from '../../domain/correlation/correlationMatrix.ts';
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

interface Answer {
  readonly asked: readonly Asked[];
  readonly matrix: CorrelationMatrix;
}

/** Rows of symbols beside a square; good for that square only, which is another one once one of its symbols has other hours. */
interface JoinedRows {
  readonly square: CorrelationMatrix;
  readonly bySymbol: Map<SymbolName, { readonly own: Asked; readonly row: Float64Array }>;
}

export class CorrelationPairs {
  /** By the symbol that comes first in the alphabet, then by the other. */
  private readonly pairs = new Map<SymbolName, Map<SymbolName, EwmaPair>>();
  private decay: Decay | null = null;
  private answered: Answer | null = null;
  /** The last answer to an order, apart from what views and reviews ask. */
  private held: Answer | null = null;
  private rows: JoinedRows | null = null;

  /** Matrix of the symbols in the order given; whoever gets it only reads it. Another decay starts all pairs anew. */
  matrix(listed: readonly ListedSymbol[], decay: Decay): CorrelationMatrix {
    this.weighBy(decay);
    this.answered = this.answer(listed, decay, this.answered);
    return this.answered.matrix;
  }

  /** The same of symbols that are held, for orders: what is asked beside them does not displace it. */
  heldMatrix(listed: readonly ListedSymbol[], decay: Decay): CorrelationMatrix {
    this.weighBy(decay);
    this.held = this.answer(listed, decay, this.held);
    return this.held.matrix;
  }

  /** Those that are held and behind them one more. */
  joinedMatrix(listed: readonly ListedSymbol[], own: ListedSymbol, decay: Decay): JoinedMatrix {
    const square = this.heldMatrix(listed, decay);
    if (this.rows?.square !== square) this.rows = { square, bySymbol: new Map() };
    const known = this.rows.bySymbol.get(own.symbol);
    const row = known !== undefined && isSame(own, known.own) ? known.row : this.rowOf(listed, own, decay);
    if (row !== known?.row) this.rows.bySymbol.set(own.symbol, { own: asAsked(own), row });
    return { size: square.size + 1, square, row };
  }

  private weighBy(decay: Decay): void {
    if (this.decay?.lambda !== decay.lambda || this.decay.minHours !== decay.minHours) {
      this.pairs.clear();
      this.answered = null;
      this.held = null;
      this.rows = null;
    }
    this.decay = decay;
  }

  private answer(listed: readonly ListedSymbol[], decay: Decay, before: Answer | null): Answer {
    const known = before === null ? null : knownRows(listed, before);
    if (before !== null && known?.rows === listed.length && before.matrix.size === listed.length) return before;
    const pairOf = (one: ListedSymbol, other: ListedSymbol): EwmaPair => this.pairOf(one, other, decay);
    const matrix = matrixOfPairs(listed, { decay, hoursOf: (each) => each.hours, pairOf }, known);
    return { asked: listed.map(asAsked), matrix };
  }

  private rowOf(listed: readonly ListedSymbol[], own: ListedSymbol, decay: Decay): Float64Array {
    const row = new Float64Array(listed.length);
    for (const [place, other] of listed.entries()) row[place] = this.pairOf(own, other, decay).rho();
    return row;
  }

  private pairOf(one: ListedSymbol, other: ListedSymbol, decay: Decay): EwmaPair {
    return one.symbol < other.symbol ? this.pair(one, other, decay) : this.pair(other, one, decay);
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

const asAsked = ({ symbol, hours }: ListedSymbol): Asked => ({
  symbol,
  hours,
  last: hours.last,
  revision: hours.revision,
});

const isSame = ({ symbol, hours }: ListedSymbol, before: Asked | undefined): boolean =>
  before?.symbol === symbol &&
  before.hours === hours &&
  before.last === hours.last &&
  before.revision === hours.revision;

/** The first symbols of an answer that are asked about again and have no other hours since. */
function knownRows(listed: readonly ListedSymbol[], { asked, matrix }: Answer): KnownRows {
  const other = listed.findIndex((each, place) => !isSame(each, asked[place]));
  return { matrix, rows: other < 0 ? listed.length : other };
}
