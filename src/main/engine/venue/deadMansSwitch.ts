/** The venue's countdown (ES-13): armed every 20 s for a minute while entries work, so that they are canceled there if the desk is gone. */
import { SECOND_MS, unixMs } from '../../../shared/values/time.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { isTerminal } from '../../../shared/model/order.ts';
import { armsSwitch } from '../../domain/emergency/deadMansSwitch.ts';
import { held, inBook } from '../books.ts';
import { setTimer, type Step } from '../step.ts';

const EVERY_MS = 20 * SECOND_MS;
const TIMEOUT_MS = 60 * SECOND_MS;

/**
 * Arms and disarms where it is due, and comes again while the session runs: a venue that is not connected now has a countdown when it is. Rehearsals have
 * none.
 */
export function onSwitchDue(turn: Step): void {
  const { facts, state } = turn;
  const venue = facts.venues.LIVE;
  if (venue?.capabilities.simulated ?? state.live.feed.kind !== 'live') return;
  const step = inBook(turn, 'LIVE');
  if (venue !== null && venue.capabilities.deadMansSwitch !== null)
    refreshSwitches(step, venue.capabilities.deadMansSwitch.cancelsStops);
  setTimer(step, 'switch', unixMs(step.at + EVERY_MS));
}

/** A protective stop was sent: a countdown that would take it along must not wait for its next turn. */
export function clearSwitch(step: Step, symbol: SymbolName): void {
  const { armed, cleared } = step.state.live.venue;
  const armedAt = armed.get(symbol);
  if (step.book !== 'LIVE' || armedAt === undefined) return;
  if (step.facts.venues.LIVE?.capabilities.deadMansSwitch?.cancelsStops !== true) return;
  armed.delete(symbol);
  cleared.set(symbol, armedAt);
  step.effects.arm.push({ book: 'LIVE', symbol, timeoutMs: 0 });
}

function refreshSwitches(step: Step, cancelsStops: boolean): void {
  const { armed, cleared } = step.state.live.venue;
  const entries = new Map<SymbolName, number>();
  const guarded = new Set<SymbolName>();
  for (const order of held(step).orders.values()) {
    if (isTerminal(order.status)) continue;
    if (order.role === 'ENTRY') entries.set(order.symbol, (entries.get(order.symbol) ?? 0) + 1);
    if (order.role === 'STOP') guarded.add(order.symbol);
  }
  // One that was cleared is cleared again until it would be over: the request may have been lost.
  for (const [symbol, armedAt] of cleared) if (step.at - armedAt > TIMEOUT_MS) cleared.delete(symbol);
  for (const symbol of new Set([...entries.keys(), ...armed.keys(), ...cleared.keys()])) {
    const arms = armsSwitch({
      cancelsStops,
      hasPosition: held(step).positions.has(symbol),
      isProtected: guarded.has(symbol),
      workingEntries: entries.get(symbol) ?? 0,
    });
    const armedAt = armed.get(symbol);
    if (!arms && armedAt !== undefined) cleared.set(symbol, armedAt);
    if (arms) {
      armed.set(symbol, step.at);
      cleared.delete(symbol);
    } else armed.delete(symbol);
    step.effects.arm.push({ book: 'LIVE', symbol, timeoutMs: arms ? TIMEOUT_MS : 0 });
  }
}
