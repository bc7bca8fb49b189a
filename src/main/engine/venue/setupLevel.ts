/**
 * An account that is not set up as the desk expects halts the live book: at L3 until it is, and a person has released it (RC-31). Leverage and margin mode
 * count where something of the desk is open or works; elsewhere they keep entries out of their symbol and halt nothing.
 */
import type { VenueSetup } from '../../ports/venue.ts';
import { hasAlert, raiseAlert } from '../alerts.ts';
import { workingInSymbol } from '../bookOrders.ts';
import { activeBook, inBook } from '../books.ts';
import { changeLevel } from '../breaker/changeLevel.ts';
import { limitMode } from '../breaker/lossBases.ts';
import type { Step } from '../step.ts';

/** Name of the level that a wrong setup holds. */
export const VENUE_SETUP = 'VENUE_SETUP';

/** What is wrong with the setup as it was last read, one clause each; nothing while it is unknown or the live book is not in force. */
export function wrongSetup({ state, facts }: Pick<Step, 'state' | 'facts'>): readonly string[] {
  const { setup } = state.live.venue;
  const mode = limitMode(state);
  if (setup === null || mode === null || activeBook(state.durable) !== 'LIVE') return [];
  const position =
    setup.positionMode === 'HEDGE' ? ['position mode is HEDGE at the venue, the desk needs ONE_WAY'] : [];
  const most = facts.settings.modes[mode].leverage;
  const { positions, orders } = state.durable.books.LIVE;
  const used = setup.symbols.filter(
    ({ symbol }) => positions.has(symbol) || workingInSymbol(orders, symbol).length > 0,
  );
  return [...position, ...used.flatMap((each) => wrongSymbol(each, most))];
}

function wrongSymbol({ symbol, leverage, marginMode }: VenueSetup['symbols'][number], most: number): readonly string[] {
  const high = leverage > most ? [`leverage of ${symbol} is ${leverage}x at the venue, ${most}x is allowed`] : [];
  const crossed = marginMode === 'CROSSED' ? [`margin mode of ${symbol} is CROSSED, the desk needs ISOLATED`] : [];
  return [...high, ...crossed];
}

/** Holds the level where the setup is wrong; an emergency stop is not disturbed, and what was said as a change is not said twice. */
export function holdForSetup(turn: Step): void {
  const step = inBook(turn, 'LIVE');
  const { modeState, triggers } = step.state.durable;
  const wrong = modeState.mode === 'EMERGENCY_STOP' ? [] : wrongSetup(step);
  if (wrong.length === 0 || triggers.has(VENUE_SETUP)) return;
  const text = wrong.join('; ').slice(0, 300);
  const about = {
    trigger: VENUE_SETUP,
    name: 'Venue setup',
    rule: 'RC-31',
    value: '',
    limit: 'as configured',
  } as const;
  changeLevel(step, { ...about, inputs: '', used: null, text, clears: 'Stays until you release it' }, 'L3');
  if (!hasAlert(step, 'VENUE_CHANGED', '*')) raiseAlert(step, 'VENUE_CHANGED', { found: text });
}
