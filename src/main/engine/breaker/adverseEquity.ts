/** EB-21: what positions with a stale price would lose more, marked against themselves. Measured each second; ticks of the others do not wait for it. */
import { ZERO } from '../../../shared/values/decimal.ts';
import { money, type Money } from '../../../shared/values/money.ts';
import { adverseMark } from '../../domain/breaker/adverseMark.ts';
import { riskMark, unrealizedPnl } from '../../domain/position/mark.ts';
import { sideOfQuantity } from '../../domain/position/side.ts';
import { held } from '../books.ts';
import type { SymbolMarket } from '../liveState.ts';
import { quoteFor } from '../marks.ts';
import { staleLimitMs } from '../quoteFact.ts';
import type { Step } from '../step.ts';
import { minuteVolatility } from './minuteVolatility.ts';

/** Measures it now: 0 or below, null while every held price is fresh. */
export function measureAdverse(step: Step): void {
  let sum: Money | null = null;
  for (const symbol of held(step).positions.keys()) {
    const market = step.state.live.markets.get(symbol);
    const extra = market === undefined ? null : extraLoss(step, market);
    if (extra !== null) sum = money((sum ?? ZERO).plus(extra));
  }
  step.state.live.breaker.adverse = sum;
}

/** Null for a fresh price, and where there never was one. */
function extraLoss(step: Step, market: SymbolMarket): Money | null {
  const { live } = step.state;
  const mark = market.marks[step.book];
  const ageMs = step.at - market.time;
  if (mark === null || ageMs <= step.facts.settings.data.staleMinMs) return null;
  const quote = quoteFor(market);
  if (quote === null || ageMs <= staleLimitMs(step, live, market)) return null;
  const { price } = adverseMark({
    lastPrice: riskMark(mark.position, quote),
    sigma1m: minuteVolatility(live, market, step.facts.settings.sizing),
    ageMs,
    side: sideOfQuantity(mark.position.quantity),
  });
  return money(unrealizedPnl(mark.position, price).minus(mark.confirmed));
}
