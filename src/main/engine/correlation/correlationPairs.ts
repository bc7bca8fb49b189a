/** Correlation of every pair that was ever asked for, kept up to date hour by hour (EB-06). Asking again within the hour costs next to nothing. */
import type { SymbolName } from '../../../shared/values/ids.ts';
import { matrixOfPairs, type CorrelationMatrix } from '../../domain/correlation/correlationMatrix.ts';
import type { Decay } from '../../domain/correlation/decay.ts';
import { EwmaPair } from '../../domain/correlation/ewmaPair.ts';
import type { HourlyReturns } from '../../domain/correlation/hourlyReturns.ts';

export interface ListedSymbol {
  readonly symbol: SymbolName;
  /** The same object each time. */
  readonly hours: HourlyReturns;
}

export class CorrelationPairs {
  /** By the symbol that comes first in the alphabet, then by the other. */
  private readonly pairs = new Map<SymbolName, Map<SymbolName, EwmaPair>>();
  private decay: Decay | null = null;

  /** Matrix of the symbols in the order given. Another decay starts all pairs anew. */
  matrix(listed: readonly ListedSymbol[], decay: Decay): CorrelationMatrix {
    if (this.decay?.lambda !== decay.lambda || this.decay.minHours !== decay.minHours) this.pairs.clear();
    this.decay = decay;
    return matrixOfPairs(listed, {
      decay,
      hoursOf: (each) => each.hours,
      pairOf: (one, other) => (one.symbol < other.symbol ? this.pair(one, other, decay) : this.pair(other, one, decay)),
    });
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
