/** What fills of perpetuals did to the wallet, told from outside: what they realized, as far as they closed something, and their fees. Pure. */
import type { AccountEvent, VenuePosition } from '../../../ports/venue.ts';
import { decimal, minDecimal, ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';

export type ToldFill = Extract<AccountEvent, { kind: 'fill' }>['fill'];

export interface RealizedChange {
  /** Before fees, account currency. */
  readonly realized: Decimal;
  readonly fees: Decimal;
  /** What the venue may have rounded, either way. */
  readonly rounding: Decimal;
}

/** Per fill and per unit filled: the venue rounds fees, profits and average entries to eight places. */
const ROUNDING = decimal('0.0000001');

interface Lot {
  /** Signed. */
  readonly size: Decimal;
  readonly entry: Decimal;
}

/** From the positions on, one per symbol, in venue order, in whatever order the fills were told. */
export function realizedChange(positions: readonly VenuePosition[], fills: readonly ToldFill[]): RealizedChange {
  const lots = new Map<SymbolName, Lot>(
    positions.map(({ symbol, quantity, averageEntry }) => [symbol, { size: quantity, entry: averageEntry }]),
  );
  let [realized, fees, rounding] = [ZERO, ZERO, ZERO];
  for (const { symbol, side, quantity, price, fee } of fills.toSorted(inVenueOrder)) {
    const lot = lots.get(symbol) ?? { size: ZERO, entry: price };
    const signed = side === 'BUY' ? quantity : quantity.neg();
    lots.set(symbol, grown(lot, signed, price));
    realized = realized.plus(gainOf(lot, signed, price));
    fees = fees.plus(fee);
    rounding = rounding.plus(quantity.plus(1).mul(ROUNDING));
  }
  return { realized, fees, rounding };
}

/** Trades of one symbol are numbered. */
const inVenueOrder = (one: ToldFill, other: ToldFill): number =>
  one.venueTime - other.venueTime ||
  one.tradeId.length - other.tradeId.length ||
  (one.tradeId < other.tradeId ? -1 : 1);

const isClosing = ({ size }: Lot, signed: Decimal): boolean => size.mul(signed).lessThan(ZERO);

/** Closed quantity x (price - entry), the other way round for a short. */
function gainOf(lot: Lot, signed: Decimal, at: Decimal): Decimal {
  if (!isClosing(lot, signed)) return ZERO;
  const gain = minDecimal(lot.size.abs(), signed.abs()).mul(at.minus(lot.entry));
  return lot.size.greaterThan(ZERO) ? gain : gain.neg();
}

/** The entry is the average of what grew, stands while it shrinks, and is the price of what turned it round. */
function grown(lot: Lot, signed: Decimal, at: Decimal): Lot {
  const size = lot.size.plus(signed);
  if (!isClosing(lot, signed)) return { size, entry: lot.size.mul(lot.entry).plus(signed.mul(at)).div(size) };
  return { size, entry: signed.abs().greaterThan(lot.size.abs()) ? at : lot.entry };
}
