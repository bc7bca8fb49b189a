/** Draft of an order that only reduces: market at once, or resting with a trigger. One shape for exits, protective stops and emergency closes. */
import type { Order } from '../../shared/model/order.ts';
import type { Price } from '../../shared/values/price.ts';
import type { OrderDraft } from '../domain/pretrade/context.ts';

type Particulars = Pick<
  Order,
  'book' | 'clientOrderId' | 'symbol' | 'side' | 'quantity' | 'role' | 'source' | 'signalId'
> & {
  /** Trigger of a protective stop; null sends a market order. */
  readonly trigger: Price | null;
  /** False only where the venue has no such flag. */
  readonly reduceOnly: boolean;
};

/** Fills in what all reducing orders have in common. */
export const reducingDraft = ({ trigger, ...particulars }: Particulars): OrderDraft => ({
  ...particulars,
  type: trigger === null ? 'MARKET' : 'STOP_MARKET',
  limitPrice: null,
  triggerPrice: trigger,
  timeInForce: 'GTC',
  postOnly: false,
  stopPrice: null,
});
