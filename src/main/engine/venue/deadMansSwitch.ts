/** The venue's countdown (ES-13): armed every 20 s for a minute while entries work, so that they are canceled there if the desk is gone. */
import { SECOND_MS, unixMs } from '../../../shared/values/time.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { isTerminal } from '../../../shared/model/order.ts';
import { armsSwitch } from '../../domain/emergency/deadMansSwitch.ts';
import { held, inBook } from '../books.ts';
import { setTimer, type Step } from '../step.ts';

const EVERY_MS = 20 * SECOND_MS;
const TIMEOUT_MS = 60 * SECOND_MS;

/** Arms and disarms where it is due, and comes again while the session runs. */
export function onSwitchDue(turn: Step): void {
  const venue = turn.facts.venues.LIVE;
  if (venue === null || venue.capabilities.deadMansSwitch === null) return;
  const step = inBook(turn, 'LIVE');
  refreshSwitches(step, venue.capabilities.deadMansSwitch.cancelsStops);
  setTimer(step, 'switch', unixMs(step.at + EVERY_MS));
}

/** Called from the timer, and when the first entry of a symbol is sent. */
function refreshSwitches(step: Step, cancelsStops: boolean): void {
  const { armed } = step.state.live.venue;
  const entries = new Map<SymbolName, number>();
  const guarded = new Set<SymbolName>();
  for (const order of held(step).orders.values()) {
    if (isTerminal(order.status)) continue;
    if (order.role === 'ENTRY') entries.set(order.symbol, (entries.get(order.symbol) ?? 0) + 1);
    if (order.role === 'STOP') guarded.add(order.symbol);
  }
  for (const symbol of new Set([...entries.keys(), ...armed.keys()])) {
    const arms = armsSwitch({
      cancelsStops,
      hasPosition: held(step).positions.has(symbol),
      isProtected: guarded.has(symbol),
      workingEntries: entries.get(symbol) ?? 0,
    });
    if (arms) armed.set(symbol, step.at);
    else armed.delete(symbol);
    step.effects.arm.push({ book: 'LIVE', symbol, timeoutMs: arms ? TIMEOUT_MS : 0 });
  }
}
