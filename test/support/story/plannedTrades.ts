/** The user's trades, and the moves of the market they live on: by hand, one after the other, some of them wrong. */
import { at, STORY_START, type StorySymbol } from './storyTime.ts';

export interface PlannedTrade {
  readonly symbol: StorySymbol;
  readonly side: 'BUY' | 'SELL';
  readonly from: number;
  readonly to: number;
  /** Move of the price in the trade's favor, fraction. */
  readonly result: number;
}

const WIN = 0.012;
const LOSS = -0.009;

const trade = (
  day: number,
  clock: string,
  [symbol, side, won, hours = 4]: readonly [StorySymbol, 'BUY' | 'SELL', boolean, number?],
): PlannedTrade => ({
  symbol,
  side,
  from: at(day, clock),
  to: at(day, clock) + hours * 3_600_000,
  result: won ? WIN : LOSS,
});

/** Fourteen in week one: nine won, five lost. */
export const paperTrades: readonly PlannedTrade[] = [
  trade(0, '08:00', ['BTC/USDT', 'BUY', true]),
  trade(0, '14:00', ['SOL/USDT', 'BUY', true]),
  trade(1, '08:00', ['ETH/USDT', 'SELL', false]),
  trade(1, '14:00', ['BTC/USDT', 'SELL', true]),
  trade(2, '08:00', ['SOL/USDT', 'SELL', true]),
  trade(2, '14:00', ['ETH/USDT', 'BUY', false]),
  trade(3, '08:00', ['BTC/USDT', 'BUY', true]),
  trade(3, '14:00', ['ETH/USDT', 'SELL', true]),
  trade(4, '08:00', ['SOL/USDT', 'BUY', false]),
  trade(4, '14:00', ['BTC/USDT', 'BUY', true]),
  trade(5, '08:00', ['ETH/USDT', 'SELL', true]),
  trade(5, '14:00', ['SOL/USDT', 'SELL', false]),
  trade(6, '08:00', ['BTC/USDT', 'SELL', true]),
  trade(6, '14:00', ['ETH/USDT', 'BUY', false]),
];

/** Thirteen on the first live rung: ten won, three lost. */
export const liveTrades: readonly PlannedTrade[] = [
  trade(7, '14:00', ['BTC/USDT', 'BUY', true]),
  trade(8, '08:00', ['ETH/USDT', 'SELL', true]),
  trade(8, '14:00', ['BTC/USDT', 'SELL', true]),
  trade(9, '10:00', ['BTC/USDT', 'BUY', true]),
  trade(10, '08:00', ['ETH/USDT', 'BUY', false]),
  trade(10, '14:00', ['BTC/USDT', 'SELL', true]),
  trade(12, '08:00', ['BTC/USDT', 'BUY', true]),
  trade(12, '14:00', ['ETH/USDT', 'SELL', true]),
  trade(13, '08:00', ['BTC/USDT', 'SELL', false]),
  trade(13, '14:00', ['ETH/USDT', 'BUY', true]),
  trade(14, '08:00', ['BTC/USDT', 'BUY', true]),
  trade(14, '14:00', ['ETH/USDT', 'SELL', false]),
  trade(15, '02:00', ['BTC/USDT', 'SELL', true]),
];

/** Day 11: the market of the two that the slow venue ends early, one long and one short. */
export const interruptedTrades: readonly PlannedTrade[] = [trade(11, '08:00', ['BTC/USDT', 'BUY', true])];

const moves = [...paperTrades, ...liveTrades, ...interruptedTrades];

/** What BTC does ETH does too, and the other way round; SOL goes its own way. */
const group = (symbol: StorySymbol): 'majors' | 'SOL' => (symbol === 'SOL/USDT' ? 'SOL' : 'majors');

/** Log move of a symbol up to a time that the planned trades ask for; nothing before the story. */
export function plannedMoves(symbol: StorySymbol, time: number): number {
  if (time <= STORY_START) return 0;
  let sum = 0;
  for (const each of moves) {
    if (group(each.symbol) !== group(symbol) || time <= each.from) continue;
    const done = Math.min(1, (time - each.from) / (each.to - each.from));
    sum += (each.side === 'BUY' ? 1 : -1) * each.result * done;
  }
  return sum;
}
