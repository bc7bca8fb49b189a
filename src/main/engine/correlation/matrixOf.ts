/** Correlation of symbols as the session knows it. */
import type { SymbolName } from '../../../shared/values/ids.ts';
import type { CorrelationMatrix, Correlations } from '../../domain/correlation/correlationMatrix.ts';
import type { Decay } from '../../domain/correlation/decay.ts';
import { HourlyReturns } from '../../domain/correlation/hourlyReturns.ts';
import type { LiveState } from '../liveState.ts';
import type { ListedSymbol } from './correlationPairs.ts';

/** Hourly returns of a symbol; none for one the feed does not carry. */
export const hoursOf = ({ markets }: LiveState, symbol: SymbolName): HourlyReturns =>
  markets.get(symbol)?.history.hours ?? NO_HOURS;

/** Matrix of symbols in the order given; unknown where the feed does not carry one. */
export const matrixOf = (live: LiveState, symbols: readonly SymbolName[], decay: Decay): CorrelationMatrix =>
  live.correlation.pairs.matrix(
    symbols.map((symbol) => listedOf(live, symbol)),
    decay,
  );

/** The same of the symbols a book holds, and behind them of one that it does not; null where there is none. */
export function heldMatrixOf(
  live: LiveState,
  held: readonly SymbolName[],
  { own, decay }: { readonly own: SymbolName | null; readonly decay: Decay },
): Correlations {
  const { pairs } = live.correlation;
  const listed = listedFor(live, held);
  return own === null ? pairs.heldMatrix(listed, decay) : pairs.joinedMatrix(listed, listedOf(live, own), decay);
}

/** The hours of a list of symbols, found once per list: a market and its history last as long as the session. */
function listedFor(live: LiveState, symbols: readonly SymbolName[]): readonly ListedSymbol[] {
  const known = found.get(symbols);
  if (known?.markets === live.markets && known.size === live.markets.size) return known.listed;
  const listed = symbols.map((symbol) => listedOf(live, symbol));
  found.set(symbols, { markets: live.markets, size: live.markets.size, listed });
  return listed;
}
const found = new WeakMap<readonly SymbolName[], Found>();

interface Found {
  readonly markets: LiveState['markets'];
  readonly size: number;
  readonly listed: readonly ListedSymbol[];
}

const listedOf = (live: LiveState, symbol: SymbolName): ListedSymbol => ({ symbol, hours: hoursOf(live, symbol) });

const NO_HOURS = new HourlyReturns(2);
