/** Spot fees: out of what was received, or in BNB at a discount while there is enough of it. */
import { decimal, ONE, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { OrderTerms } from '../orders/simOrder.ts';
import type { SpotVenue } from './spotVenue.ts';

/** Maker and taker alike for a new account. */
export const SPOT_FEE = decimal('0.001');
/** What is left of a fee when it is paid in BNB. */
export const BNB_DISCOUNT = decimal('0.75');

/** Takes the fee of one fill from the account. */
export function chargeFee(
  venue: SpotVenue,
  { instrument, side }: OrderTerms,
  { quantity, cost }: { readonly quantity: Decimal; readonly cost: Decimal },
): { readonly fee: Decimal; readonly feeAsset: string } {
  const asset = side === 'BUY' ? instrument.base : instrument.quote;
  const fee = (side === 'BUY' ? quantity : cost).mul(SPOT_FEE).toDecimalPlaces(8);
  if (venue.paysFeesInBnb) {
    const inBnb = cost
      .mul(valueOf(venue, instrument.quote))
      .mul(SPOT_FEE)
      .mul(BNB_DISCOUNT)
      .div(valueOf(venue, 'BNB'))
      .toDecimalPlaces(8);
    if (venue.account.balance('BNB').free.greaterThanOrEqualTo(inBnb)) {
      venue.account.credit('BNB', inBnb.neg());
      return { fee: inBnb, feeAsset: 'BNB' };
    }
  }
  venue.account.credit(asset, fee.neg());
  return { fee, feeAsset: asset };
}

/** Price of one unit in USDT. */
const valueOf = (venue: SpotVenue, asset: string): Decimal =>
  asset === 'USDT' ? ONE : venue.parts.marketOf(`${asset}USDT`).last;
