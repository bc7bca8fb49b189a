/**
 * Fees that the venue charged in an asset whose worth it did not tell. The feed's own price of the asset values them; where it has none they are
 * estimated against us: a taker's whole fee, and nothing for a rebate. An estimate stays marked in the fill (CV-05).
 */
import type { Fill } from '../../shared/model/fill.ts';
import { decimalText, ZERO, type Decimal } from '../../shared/values/decimal.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { money, notional } from '../../shared/values/money.ts';
import { raiseAlert } from './alerts.ts';
import { stopCosts } from './costs.ts';
import { quoteFact } from './quoteFact.ts';
import type { Step } from './step.ts';

/** The fill with its fee in account currency. */
export function valueFee(step: Step, fill: Fill): Fill {
  const { unpricedFee, ...rest } = fill;
  if (unpricedFee === undefined) return fill;
  const { amount } = unpricedFee;
  const worth = worthOf(step, fill.symbol, unpricedFee);
  if (worth !== null) return { ...rest, fee: money(worth) };
  const { exitFee } = stopCosts(step.state, fill.symbol);
  const estimate = amount.greaterThan(0) ? notional(fill.quantity, fill.price).mul(exitFee) : ZERO;
  return { ...fill, fee: money(estimate) };
}

/** Tells the trader that an amount in the books is an estimate. */
export function reportEstimate(step: Step, { fee, symbol, clientOrderId, unpricedFee }: Fill): void {
  if (unpricedFee === undefined) return;
  const { asset, amount } = unpricedFee;
  raiseAlert(step, 'FEE_ESTIMATED', {
    symbol: asset,
    found: `${clientOrderId} in ${symbol} was charged ${decimalText(amount)} ${asset || 'of an unnamed asset'}, counted as ${decimalText(fee)}`,
  });
}

/** At a fresh price of the feed, the worse side of it; null where there is none. */
function worthOf(step: Step, symbol: SymbolName, { asset, amount }: NonNullable<Fill['unpricedFee']>): Decimal | null {
  const { markets } = step.state.live;
  const currency = markets.get(symbol)?.instrument.quote;
  for (const { instrument } of markets.values()) {
    if (instrument.base !== asset || instrument.quote !== currency) continue;
    const fact = quoteFact(step, instrument.symbol);
    if (fact === null || fact.ageMs > fact.staleAfterMs || !fact.quote.bid.greaterThan(0)) continue;
    return amount.mul(amount.greaterThan(0) ? fact.quote.ask : fact.quote.bid);
  }
  return null;
}
