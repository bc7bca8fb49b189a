/** The ordered plan of an emergency stop as data (ES-03). The engine carries it out step by step. */
import type { OrderRole, Side } from '../../../shared/model/order.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { ClientOrderId, SymbolName } from '../../../shared/values/ids.ts';
import type { Quantity } from '../../../shared/values/quantity.ts';

export type VenueLeg = 'NET' | 'LONG' | 'SHORT';

export interface StopPosition<Name extends string = SymbolName> {
  readonly symbol: Name;
  /** Absent in one-way mode and on spot; in hedge mode each leg is closed by itself (ES-04). */
  readonly leg?: VenueLeg;
  /** Signed, as the venue reported it; on spot what the app owns and may sell. */
  readonly quantity: Quantity;
  /** What orders the closes, largest first: open risk or notional, in account currency. */
  readonly risk: Decimal;
  /** Largest quantity of one market order; null when the venue names none (ES-04). */
  readonly maxQuantity: Quantity | null;
}

export interface StopOrder<Name extends string = SymbolName> {
  readonly clientOrderId: ClientOrderId;
  readonly symbol: Name;
  readonly role: OrderRole;
  readonly reduceOnly: boolean;
  /** Tells which leg an emergency order closes; absent in one-way mode and on spot. */
  readonly side?: Side;
}

/** Positions and working orders of every kind, from the venue (ES-02). Dust is left out by the caller (ES-09). */
export interface StopSnapshot<Name extends string = SymbolName> {
  readonly market: 'SPOT' | 'PERP';
  /** Whether the venue takes the reduce-only flag. */
  readonly reduceOnly: boolean;
  readonly positions: readonly StopPosition<Name>[];
  readonly orders: readonly StopOrder<Name>[];
}

export type StopPlanStep<Name extends string = SymbolName> =
  | { readonly step: 'LATCH' }
  | { readonly step: 'CANCEL'; readonly clientOrderId: ClientOrderId; readonly symbol: Name }
  | {
      readonly step: 'CLOSE';
      readonly symbol: Name;
      readonly leg?: VenueLeg;
      readonly side: Side;
      readonly quantity: Quantity;
      readonly reduceOnly: boolean;
    }
  /** Two clean snapshots (ES-08): of positions only before the stops go, of positions and orders at the end. */
  | { readonly step: 'VERIFY'; readonly scope: 'POSITIONS' | 'POSITIONS_AND_ORDERS' }
  | { readonly step: 'REPORT' };
