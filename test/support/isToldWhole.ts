/** Whether all that happened at the simulated venue was told: every trade, and the end of every order that is over without being filled. */
import type { AccountEvent } from '../../src/main/ports/venue.ts';
import type { VenueAccount } from '../../src/shared/model/venueAccount.ts';
import type { VenueSimulator } from './venueSimulator/startVenueSimulator.ts';

export interface ToldAccount {
  readonly simulator: VenueSimulator;
  readonly account: VenueAccount;
  readonly events: readonly AccountEvent[];
}

export function isToldWhole({ simulator, events, account }: ToldAccount): boolean {
  const { spot, usdm } = simulator;
  const truth = account.market === 'SPOT' ? spot : usdm;
  const fills = new Set(events.flatMap((event) => (event.kind === 'fill' ? [tradeOf(event.fill)] : [])));
  const ends = new Set(events.flatMap((event) => (event.kind === 'order' ? [event.clientOrderId as string] : [])));
  const over = (status: string): boolean => ['CANCELED', 'EXPIRED', 'EXPIRED_IN_MATCH', 'REJECTED'].includes(status);
  const ended = truth.orders().filter((order) => over(order.status));
  const endedAlgo = account.market === 'SPOT' ? [] : usdm.algoOrders().filter((order) => over(order.status));
  return (
    truth.trades().every((trade) => fills.has(`${trade.symbol}:${trade.id}`)) &&
    ended.every((order) => ends.has(order.clientOrderId)) &&
    endedAlgo.every((order) => ends.has(order.clientAlgoId))
  );
}

type ToldFill = Extract<AccountEvent, { readonly kind: 'fill' }>['fill'];

/** Adapters name trades after the desk's symbol or the venue's; the venue numbers them. */
const tradeOf = ({ symbol, tradeId }: ToldFill): string =>
  `${symbol.replace(/:.*/, '').replace('/', '')}:${tradeId.split(':').at(-1)}`;
