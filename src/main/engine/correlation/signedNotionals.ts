/**
 * Signed notionals of a book's positions as floats, side by side and kept up to date tick by tick: an order asks for all of them at once, and what is
 * spread over a hundred markets would have to be fetched from each.
 * 1. One version of the positions never changes; for another one everything is read anew.
 * 2. Under one version a number changes with the mark of its symbol only, and whoever sets a mark says so here.
 */
import type { Position } from '../../../shared/model/position.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { notional } from '../../../shared/values/money.ts';
import type { BookState } from '../books.ts';
import { floatOf } from '../floatOf.ts';
import type { Mark } from '../liveState.ts';

type Positions = BookState['positions'];

export class SignedNotionals {
  /** In the order the positions were opened. */
  symbols: readonly SymbolName[] = [];
  /** Above zero long, below zero short; changed in place by the next mark. */
  values: Float64Array = new Float64Array(0);
  private positions: Positions | null = null;
  private readonly places = new Map<SymbolName, number>();

  /** Makes sure that symbols and values are those of the positions. */
  follow(positions: Positions, markOf: (symbol: SymbolName) => Mark | null): this {
    if (positions === this.positions) return this;
    this.positions = positions;
    this.symbols = [...positions.keys()];
    this.values = new Float64Array(positions.size);
    this.places.clear();
    for (const [place, symbol] of this.symbols.entries()) {
      this.places.set(symbol, place);
      this.mark(symbol, markOf(symbol));
    }
    return this;
  }

  /** Takes the mark of a symbol, null where it has none any more. */
  mark(symbol: SymbolName, mark: Mark | null): void {
    const place = this.places.get(symbol);
    const position = place === undefined ? undefined : this.positions?.get(symbol);
    if (place !== undefined && position !== undefined) this.values[place] = signedNotional(position, mark);
  }
}

/** At its mark; at its average entry before the first price. */
function signedNotional({ quantity, averageEntry }: Position, mark: Mark | null): number {
  const size = floatOf(mark?.gross ?? notional(quantity, averageEntry));
  return quantity.isNegative() ? -size : size;
}
