/**
 * Looks after a position between two stops (RC-19). Each second what is in doubt is asked about and what must go is canceled again; when the time is over
 * the trader is told, and the position is closed as far as the venue allows.
 */
import { isTerminal, type Order } from '../../shared/model/order.ts';
import { symbolName, type SymbolName } from '../../shared/values/ids.ts';
import { SECOND_MS, unixMs } from '../../shared/values/time.ts';
import type { Book } from '../../shared/model/mode.ts';
import { raiseAlert } from './alerts.ts';
import { held, inBook } from './books.ts';
import { closePosition } from './closing.ts';
import { isStopped } from './emergency/incident.ts';
import type { StopGap } from './reducingLive.ts';
import { startQuery } from './orders.ts';
import { isHeldBack } from './sending.ts';
import { setTimer, type Step } from './step.ts';
import { endGap, GAP_LOOK_MS, gapKey } from './stopGap.ts';
import { ensureStop, isGuardable } from './stops.ts';

/** The timer of a gap: its name is the book and the symbol. */
export function onStopGapDue(turn: Step, name: string): void {
  const at = name.indexOf('|');
  const step = inBook(turn, name.slice(0, at) as Book);
  const symbol = symbolName(name.slice(at + 1));
  const gap = step.state.live.reducing.gaps.get(gapKey(step, symbol));
  if (gap === undefined) return;
  if (isOver(step, symbol)) return endGap(step, symbol);
  const deadline = gap.since + step.facts.settings.orders.stopConfirmMs;
  if (!gap.overdue && step.at >= deadline) closeUnguarded(step, symbol, gap);
  else look(step, symbol);
  const next = step.at + GAP_LOOK_MS;
  setTimer(step, `stop-gap:${gapKey(step, symbol)}`, unixMs(gap.overdue ? next : Math.min(next, deadline)));
}

/** Nothing is open, nothing can be guarded, or an emergency stop has the word. A stop that rests again has ended its gap itself. */
const isOver = (step: Step, symbol: SymbolName): boolean =>
  isStopped(step) || !held(step).positions.has(symbol) || !isGuardable(step, symbol);

function look(step: Step, symbol: SymbolName): void {
  for (const order of inDoubt(step, symbol)) startQuery(step, order);
  ensureStop(step, symbol);
}

/** Sales without an end, stops without a confirmation, and stops whose cancel was not answered. */
function inDoubt(step: Step, symbol: SymbolName): readonly Order[] {
  const { canceling } = step.state.live;
  return [...held(step).orders.values()].filter(
    (order) =>
      order.symbol === symbol &&
      !isTerminal(order.status) &&
      !isHeldBack(step, order) &&
      (order.role === 'EXIT' ||
        (order.role === 'STOP' && (order.status !== 'OPEN' || canceling.has(order.clientOrderId)))),
  );
}

function closeUnguarded(step: Step, symbol: SymbolName, gap: StopGap): void {
  gap.overdue = true;
  const seconds = (step.at - gap.since) / SECOND_MS;
  raiseAlert(step, 'STOP_NOT_CONFIRMED', {
    symbol,
    found: `no stop is confirmed ${seconds} s after the last was canceled`,
  });
  closePosition(step, symbol, { reason: 'stop not confirmed', source: 'engine' });
}
