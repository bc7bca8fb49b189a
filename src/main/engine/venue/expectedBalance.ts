/** The wallet as the venue should report it (EB-14). */
import type { Decimal } from '../../../shared/values/decimal.ts';
import { held } from '../books.ts';
import { venueOf, type Step } from '../step.ts';

/** Of the turn's book, account currency: on spot what was bought is not cash any more. */
export function expectedBalance(step: Step): Decimal {
  const { cash, positions } = held(step);
  if (venueOf(step).capabilities.market === 'PERP') return cash;
  return [...positions.values()].reduce<Decimal>(
    (left, each) => left.minus(each.quantity.mul(each.averageEntry)),
    cash,
  );
}
