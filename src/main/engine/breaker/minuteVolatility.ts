/** Standard deviation of one-minute returns, for adverse marks (EB-21). Analytics floats. */
import { intervalMs } from '../../../shared/model/candle.ts';
import type { Settings } from '../../../shared/settings.ts';
import { MINUTE_MS } from '../../../shared/values/time.ts';
import { ewmaSigma } from '../../domain/volatility/ewmaSigma.ts';
import { scaleSigma } from '../../domain/volatility/scaleSigma.ts';
import type { LiveState, SymbolMarket } from '../liveState.ts';

/** Assumed where there are too few bars: about twice what a major coin does. */
const ASSUMED = 0.002;

/** From the feed's last bars, scaled with the square root of time. */
export function minuteVolatility({ feed }: LiveState, market: SymbolMarket, sizing: Settings['sizing']): number {
  const lambda = sizing.lambda.toNumber();
  const sigma = ewmaSigma(market.history.bars.list(), { lambda, least: sizing.volMinObs });
  return sigma === null ? ASSUMED : scaleSigma(sigma, intervalMs[feed.interval], MINUTE_MS);
}
