/** What the tests of emergency stops on real venues share: an armed desk, and short answers about it. */
import { BTC, ETH, realEngine, type RealEngine } from './realEngine.ts';
import type { ScriptedMarket } from './scriptedFault.ts';

export const legOf = { SPOT: 'NET', ONE_WAY: 'NET', HEDGE: 'LONG' } as const;

/** One long BTC position guarded by its stop, and an entry that rests in ETH, which is flat. */
export function armed(market: ScriptedMarket): RealEngine {
  const engine = realEngine({ market });
  engine.hold(BTC, '2', { stop: '95', leg: legOf[market] });
  engine.restEntry('L-900001', ETH);
  engine.venue.calls.length = 0;
  return engine;
}

export const phase = ({ state }: RealEngine) => {
  const { modeState } = state.durable;
  return modeState.mode === 'EMERGENCY_STOP' ? modeState.phase : modeState.mode;
};
export const incident = ({ state }: RealEngine) => state.durable.incident;
export const sent = ({ venue }: RealEngine, what: string) => venue.calls.filter((call) => call.startsWith(what));
export const closes = (engine: RealEngine) => engine.venue.calls.filter((call) => call.startsWith('place ES-'));
export const held = (engine: RealEngine, market: ScriptedMarket) => engine.venue.holding(BTC, legOf[market]);
export const isFlat = (engine: RealEngine) => engine.state.durable.books.LIVE.positions.size === 0;
/** How often a text stands in the calls, by the place of its first. */
export const place = (engine: RealEngine, what: string) =>
  engine.venue.calls.findIndex((call) => call.startsWith(what));
