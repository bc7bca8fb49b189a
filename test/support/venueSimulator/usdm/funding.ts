/** Funding: every eight hours longs pay shorts when the rate is positive. */
import { nextFundingTime } from '../market/marketJson.ts';
import { accountUpdate } from './usdmEvents.ts';
import type { UsdmVenue } from './usdmVenue.ts';

/** Pays on schedule from now on. */
export function scheduleFunding(venue: UsdmVenue): void {
  const { clock } = venue.parts;
  clock.at(nextFundingTime(clock.now()), () => {
    payFunding(venue);
    scheduleFunding(venue);
  });
}

/** Pays now: minus amount times mark times rate, per open position. */
export function payFunding(venue: UsdmVenue, symbol?: string): void {
  const { account, income } = venue;
  const now = venue.parts.clock.now();
  for (const position of account.positions(symbol)) {
    const market = venue.parts.marketOf(position.instrument.symbol);
    const payment = position.amount.mul(market.mark).mul(market.fundingRate).neg();
    account.credit(payment);
    const isIsolated = account.isIsolated(position);
    if (isIsolated) position.isolatedWallet = position.isolatedWallet.plus(payment);
    income.add('FUNDING_FEE', payment, { symbol: position.instrument.symbol, time: now });
    venue.parts.emit(
      accountUpdate(account, 'FUNDING_FEE', { now, change: payment, positions: isIsolated ? [position] : [] }),
    );
  }
}
