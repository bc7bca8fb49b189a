/** What the paper model would have let a fill cost (RP-07): half the spread and what the book gives way, basis points of the price at the decision. */
import type { Fill } from '../../shared/model/fill.ts';
import type { Order } from '../../shared/model/order.ts';
import { maxDecimal, ZERO, type Decimal } from '../../shared/values/decimal.ts';
import { modeledSlippage } from '../domain/market/modeledSlippage.ts';
import { quoteFor } from './marks.ts';
import type { EngineState } from './state.ts';

const BPS = 10_000;
const PLACES = 4;

/** Null for what is no market order of ours, and where the symbol has no price. */
export function modelSlippageBps(state: EngineState, order: Order, fill: Fill): Decimal | null {
  if ((order.role !== 'ENTRY' && order.role !== 'EXIT') || fill.liquidity === 'MAKER') return null;
  const market = state.live.markets.get(fill.symbol);
  const quote = market === undefined ? null : quoteFor(market);
  if (market === undefined || quote === null) return null;
  const halfSpread = maxDecimal(ZERO, quote.ask.minus(quote.bid).div(2));
  const model = halfSpread.plus(modeledSlippage(order.decisionPrice, fill.quantity, market.lastBar));
  return model.div(order.decisionPrice).mul(BPS).toDecimalPlaces(PLACES);
}
