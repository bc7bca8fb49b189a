/** Correlation of symbols as the session knows it. */
import type { SymbolName } from '../../../shared/values/ids.ts';
import type { CorrelationMatrix } from '../../domain/correlation/correlationMatrix.ts';
import type { Decay } from '../../domain/correlation/decay.ts';
import { HourlyReturns } from '../../domain/correlation/hourlyReturns.ts';
import type { LiveState } from '../liveState.ts';

/** Hourly returns of a symbol; none for one the feed does not carry. */
export const hoursOf = ({ markets }: LiveState, symbol: SymbolName): HourlyReturns =>
  markets.get(symbol)?.history.hours ?? NO_HOURS;

/** Matrix of symbols in the order given; unknown where the feed does not carry one. */
export const matrixOf = (live: LiveState, symbols: readonly SymbolName[], decay: Decay): CorrelationMatrix =>
  live.correlation.pairs.matrix(
    symbols.map((symbol) => ({ symbol, hours: hoursOf(live, symbol) })),
    decay,
  );

const NO_HOURS = new HourlyReturns(2);
