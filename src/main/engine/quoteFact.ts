/** Age and stale limit of a symbol's quote, on the engine's clock (RC-21). */
import type { SymbolName } from '../../shared/values/ids.ts';
import { decimalFromFloat } from '../../shared/values/decimal.ts';
import { staleAfterMs } from '../domain/market/staleAfter.ts';
import type { QuoteFact } from '../domain/pretrade/context.ts';
import { quoteFor } from './marks.ts';
import type { LiveState, SymbolMarket } from './liveState.ts';
import type { Step } from './step.ts';

/** Gaps remembered for the median. */
const GAPS = 15;

/** Remembers the gap before a tick. */
export function rememberGap(market: SymbolMarket, gapMs: number): void {
  market.gaps[market.gapCount % GAPS] = gapMs;
  market.gapCount += 1;
}

/** Age above which the symbol's quote is stale. */
export function staleLimitMs(step: Pick<Step, 'facts'>, live: LiveState, market: SymbolMarket): number {
  const gaps = market.gaps.length < 3 ? null : (market.gaps.toSorted((a, b) => a - b)[market.gaps.length >> 1] ?? null);
  return staleAfterMs(gaps, step.facts.settings.data, barCadenceMs(step, live));
}

/** Expected gap between ticks of a source that only has bars; null where prices come freely. */
const barCadenceMs = ({ facts }: Pick<Step, 'facts'>, { feed }: LiveState): number | null =>
  feed.cadenceMs > facts.settings.data.staleMinMs ? feed.cadenceMs : null;

/** The quote with its age; null before the first tick. */
export function quoteFact(step: Step, symbol: SymbolName): QuoteFact | null {
  const market = step.state.live.markets.get(symbol);
  const quote = market === undefined ? null : quoteFor(market);
  if (market === undefined || quote === null) return null;
  const usual = market.spreads.median();
  return {
    quote,
    ageMs: Math.max(0, step.at - market.time),
    staleAfterMs: staleLimitMs(step, step.state.live, market),
    feedText: feedText(step.state.live),
    cadenceMs: barCadenceMs(step, step.state.live),
    medianSpread: usual === null ? null : decimalFromFloat(usual),
    ...(market.doubted === null ? {} : { doubtedPrice: String(market.doubted.price) }),
  };
}

function feedText(live: LiveState): string {
  switch (live.feedState.state) {
    case 'ok':
      return 'The feed is silent for this symbol';
    case 'connecting':
    case 'outage':
      return 'The feed is reconnecting';
    case 'ended':
      return 'The recording has ended';
    case 'failed':
      return 'The feed has failed';
  }
}
