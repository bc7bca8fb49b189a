/** How much a symbol moves, from the bars the session has seen (RC-05, PS-04, PS-10). What is not known is null. */
import { intervalMs } from '../../../shared/model/candle.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { wilderAtr } from '../../domain/indicator/atr.ts';
import { noVolatilityFacts, type VolatilityFacts } from '../../domain/sizing/volatilityFacts.ts';
import { dailyVolatility } from '../../domain/volatility/dailyVolatility.ts';
import { ewmaSigma } from '../../domain/volatility/ewmaSigma.ts';
import { scaleSigma } from '../../domain/volatility/scaleSigma.ts';
import type { LiveState, SymbolMarket } from '../liveState.ts';
import { QUARTER_MS } from './symbolHistory.ts';

type SizingSettings = Pick<Settings['sizing'], 'lambda' | 'volMinObs' | 'volReferenceDays' | 'atrPeriod'>;

/** Facts for collar, size and automatic stop. */
export function volatilityFacts(live: LiveState, symbol: SymbolName, settings: SizingSettings): VolatilityFacts {
  const market = live.markets.get(symbol);
  if (market === undefined) return noVolatilityFacts;
  const daily = dailyVolatility(market.history.days.returns(), {
    lambda: settings.lambda.toNumber(),
    least: settings.volMinObs,
    referenceDays: settings.volReferenceDays,
  });
  return {
    ...daily,
    sigma15m: quarterSigma(live, market, settings),
    atr: wilderAtr(market.hours, settings.atrPeriod, market.hours.count),
  };
}

/** Standard deviation of 15-minute returns: from quarters of an hour where the bars make them up, else from the feed's own bars by the root of time. */
function quarterSigma({ feed }: LiveState, { history }: SymbolMarket, settings: SizingSettings): number | null {
  const options = { lambda: settings.lambda.toNumber(), least: settings.volMinObs };
  const quarterly = ewmaSigma(history.quarters.list(), options);
  if (quarterly !== null) return quarterly;
  const sigma = ewmaSigma(history.bars.list(), options);
  return sigma === null ? null : scaleSigma(sigma, intervalMs[feed.interval], QUARTER_MS);
}
