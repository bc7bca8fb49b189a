/** What the tests of closes and stop moves on spot share: two of ours guarded at 95, five that were there before the desk, and short answers. */
import { decimalText } from '../../src/shared/values/decimal.ts';
import { isTerminal } from '../../src/shared/model/order.ts';
import { BTC, realEngine, type RealEngine } from './realEngine.ts';
import type { ScriptedMarket } from './scriptedFault.ts';

/** The stop's id begins with "L-000001". */
export function guarded(market: ScriptedMarket = 'SPOT'): RealEngine {
  const engine = realEngine({ market, arrange: (venue) => market === 'SPOT' && venue.setLegacy(BTC, '5') });
  engine.hold(BTC, '2', { stop: '95' });
  engine.venue.calls.length = 0;
  return engine;
}

export const close = (engine: RealEngine, part: 'ALL' | 'HALF' = 'ALL') =>
  engine.run({ name: 'closePosition', input: { symbol: BTC, part } });
export const move = (engine: RealEngine, stop: string) =>
  engine.run({ name: 'moveStop', input: { symbol: BTC, stop } });

/** Orders and cancels that were sent, without the mark of the session: "cancel L-000001", "place L-000002 SELL MARKET 2". */
export const sentTo = ({ venue }: RealEngine): readonly string[] =>
  venue.calls
    .filter((call) => call.startsWith('place') || call.startsWith('cancel'))
    .map((call) => call.replace(/(L-\d{6})-[0-9a-z]+/, '$1'));

/** Working stops of the desk as "1 at 95". */
export const stopsOf = ({ state, venue }: RealEngine): readonly string[] =>
  [...state.durable.books.LIVE.orders.values()]
    .filter((order) => order.role === 'STOP' && !isTerminal(order.status))
    .filter((order) => venue.working().includes(order.clientOrderId))
    .map((order) => `${decimalText(order.quantity)} at ${order.triggerPrice?.toFixed() ?? ''}`);

export const positionOf = ({ state }: RealEngine) => state.durable.books.LIVE.positions.get(BTC);
export const alertOf = ({ state }: RealEngine, type: string) =>
  [...state.durable.alerts.values()].find((alert) => alert.type === type);
/** The stop as it rests at the venue. */
export const restingStop = ({ venue }: RealEngine): string =>
  venue.working().find((id) => id.startsWith('L-')) ?? 'no stop';
