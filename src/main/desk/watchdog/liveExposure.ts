/** What the desk has at the live venue, as the watchdog is told twice a second. */
import { isTerminal } from '../../../shared/model/order.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import type { EngineState } from '../../engine/state.ts';
import type { Heartbeat } from '../../ports/watchdog.ts';

/** Entries count from the moment they are sent: one without an answer may rest there. */
export function liveExposure({ durable }: EngineState, flattens: boolean): Omit<Heartbeat, 'kind'> {
  const { positions, orders } = durable.books.LIVE;
  const working = [...orders.values()].filter((order) => !isTerminal(order.status));
  return {
    mode: durable.modeState.mode,
    positions: [...positions.values()].map(({ symbol, quantity }) => ({
      name: venueSymbol(symbol),
      quantity: decimalText(quantity),
      exits: working
        .filter((order) => order.symbol === symbol && order.role !== 'ENTRY')
        .map((order) => order.clientOrderId),
    })),
    entries: working.filter((order) => order.role === 'ENTRY').length,
    flattens,
  };
}

/** "BTCUSDT" for "BTC/USDT" and "BTC/USDT:USDT". */
export const venueSymbol = (symbol: SymbolName): string => symbol.replace(/:.*$/, '').replace('/', '');
