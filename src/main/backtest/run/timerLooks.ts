/** Which symbols the timers of an instant look at: only those have to be told of the market before the timers run. */
import { ARRIVAL } from '../../adapters/venue/paper/orderLine.ts';
import { findOrder } from '../../engine/books.ts';
import type { TimerName } from '../../engine/events.ts';
import type { Durable } from '../../engine/state.ts';
import type { Order } from '../../../shared/model/order.ts';
import { clientOrderId, type SymbolName } from '../../../shared/values/ids.ts';

const STOP_CONFIRM = 'stop-confirm:' satisfies TimerName;

/**
 * Null for all of them. A protective stop on its way, or a cancel of it, moves no money: nothing is asked of another symbol. One that the venue has
 * confirmed is not looked at again when its time to be confirmed is over.
 */
export function timerLooks(durable: Durable, names: readonly string[]): ReadonlySet<SymbolName> | null {
  // A stop that runs looks at the whole account.
  if (durable.modeState.mode === 'EMERGENCY_STOP') return null;
  const symbols = new Set<SymbolName>();
  for (const name of names) {
    const stop = stopOf(durable, name);
    if (stop === null) return null;
    const isConfirmed = stop.status !== 'IN_FLIGHT' && stop.status !== 'UNKNOWN';
    if (!isConfirmed || !name.startsWith(STOP_CONFIRM)) symbols.add(stop.symbol);
  }
  return symbols;
}

/** The protective stop that a timer is about; null for any other timer. */
function stopOf(durable: Durable, name: string): Order | null {
  const prefix = [STOP_CONFIRM, ARRIVAL].find((each) => name.startsWith(each));
  if (prefix === undefined) return null;
  const order = findOrder(durable, clientOrderId(name.slice(prefix.length)));
  return order?.role === 'STOP' ? order : null;
}
