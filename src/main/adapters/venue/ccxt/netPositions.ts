/** What an account holds of each symbol by its positions, the sides of hedge mode added up. Pure. */
import type { VenuePosition } from '../../../ports/venue.ts';
import { ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';

export function netPositions(positions: readonly VenuePosition[]): ReadonlyMap<SymbolName, Decimal> {
  const net = new Map<SymbolName, Decimal>();
  for (const each of positions) net.set(each.symbol, (net.get(each.symbol) ?? ZERO).plus(each.quantity));
  return net;
}
