/** Direction of a holding, as opposed to the side of an order. */
import type { Side } from '../../../shared/model/order.ts';
import type { Quantity } from '../../../shared/values/quantity.ts';

export type PositionSide = 'LONG' | 'SHORT';

/** Direction an order of this side opens. */
export const positionSideOf = (side: Side): PositionSide => (side === 'BUY' ? 'LONG' : 'SHORT');

/** Direction of a signed quantity above or below zero. */
export const sideOfQuantity = (signed: Quantity): PositionSide => (signed.isNegative() ? 'SHORT' : 'LONG');

/** Side of the order that opens or adds to a direction. */
export const entrySide = (side: PositionSide): Side => (side === 'LONG' ? 'BUY' : 'SELL');

/** Side of the order that closes a direction. */
export const exitSide = (side: PositionSide): Side => (side === 'LONG' ? 'SELL' : 'BUY');
