/** How much a symbol moves, from the bars the session has seen (RC-05, PS-04, PS-10). What is not known is null. */
import { intervalMs } from '../../../shared/model/candle.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { wilderAtr } from '../../domain/indicator/atr.ts';
import { noVolatilityFacts, type VolatilityFacts } from '../../domain/sizing/volatilityFacts.ts';
import { dailyVolatility, type DailyVolatility } from '../../domain/volatility/dailyVolatility.ts';
import { ewmaSigma } from '../../domain/volatility/ewmaSigma.ts';
import { scaleSigma } from '../../domain/volatility/scaleSigma.ts';
import type { LiveState, SymbolMarket } from '../liveState.ts';
import { QUARTER_MS } from './symbolHistory.ts';

type SizingSettings = Pick<Settings['sizing'], 'lambda' | 'volMinObs' | 'volReferenceDays' | 'atrPeriod'>;

/** Facts for collar, size and automatic stop. */
export function volatilityFacts(live: LiveState, symbol: SymbolName, settings: SizingSettings): VolatilityFacts {
  const market = live.markets.get(symbol);
  if (market === undefined) return noVolatilityFacts;
  return {
    ...dailyOf(market.history.days.returns(), settings),
    sigma15m: quarterSigma(live, market, settings),
    atr: wilderAtr(market.hours, settings.atrPeriod, market.hours.count),
  };
}

/** Answers by list of returns, which is another one as soon as a return comes, and by the settings they are good for. */
const daily = new WeakMap<readonly number[], { readonly settings: SizingSettings; readonly answer: DailyVolatility }>();
const recent = new WeakMap<readonly number[], { readonly settings: SizingSettings; readonly answer: number | null }>();

function dailyOf(returns: readonly number[], settings: SizingSettings): DailyVolatility {
  const known = daily.get(returns);
  if (known?.settings === settings) return known.answer;
  const { lambda, volMinObs: least, volReferenceDays: referenceDays } = settings;
  const answer = dailyVolatility(returns, { lambda: lambda.toNumber(), least, referenceDays });
  daily.set(returns, { settings, answer });
  return answer;
}

/** Standard deviation of 15-minute returns: from quarters of an hour where the bars make them up, else from the feed's own bars by the root of time. */
function quarterSigma({ feed }: LiveState, { history }: SymbolMarket, settings: SizingSettings): number | null {
  const quarterly = recentSigma(history.quarters.list(), settings);
  if (quarterly !== null) return quarterly;
  const sigma = recentSigma(history.bars.list(), settings);
  return sigma === null ? null : scaleSigma(sigma, intervalMs[feed.interval], QUARTER_MS);
}

function recentSigma(returns: readonly number[], settings: SizingSettings): number | null {
  const known = recent.get(returns);
  if (known?.settings === settings) return known.answer;
  const answer = ewmaSigma(returns, { lambda: settings.lambda.toNumber(), least: settings.volMinObs });
  recent.set(returns, { settings, answer });
  return answer;
}
