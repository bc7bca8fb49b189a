/** What a venue snapshot says of legs that a person handled by hand (ES-07): gone is confirmed, still there is refuted and said with what was found. */
import type { HandledLeg } from '../../../shared/model/incident.ts';
import type { Side } from '../../../shared/model/order.ts';
import type { UnixMs } from '../../../shared/values/time.ts';

export interface FoundAtVenue {
  /** Positions that are no dust, each with the side of the order that would close it; null where either side belongs to it (one-way mode). */
  readonly positions: readonly { readonly symbol: string; readonly side: Side | null; readonly text: string }[];
  /** Client ids of working orders. */
  readonly orders: readonly string[];
}

/** The claim after the snapshot; one that was settled before stays as it is. */
export function judgeHandled(claim: HandledLeg, found: FoundAtVenue, at: UnixMs): HandledLeg {
  if (claim.state !== 'CLAIMED') return claim;
  const left = claim.kind === 'CLOSE' ? positionLeft(claim, found) : orderLeft(claim, found);
  return left === null
    ? { ...claim, state: 'CONFIRMED', settledAt: at }
    : { ...claim, state: 'REFUTED', settledAt: at, found: left };
}

const positionLeft = ({ symbol, side }: HandledLeg, { positions }: FoundAtVenue): string | null =>
  positions.find((each) => each.symbol === symbol && (each.side === null || each.side === side))?.text ?? null;

const orderLeft = ({ key, symbol }: HandledLeg, { orders }: FoundAtVenue): string | null =>
  orders.includes(key) ? `order ${key} in ${symbol} still works` : null;
