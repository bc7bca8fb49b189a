/** What a fill is held against after the fact (RC-27): price, size, fee and time, each with what was found and what was expected. */
import type { Fill } from '../../../shared/model/fill.ts';
import { ONE, decimal, decimalText, type Decimal } from '../../../shared/values/decimal.ts';
import { notional } from '../../../shared/values/money.ts';
import type { Price } from '../../../shared/values/price.ts';
import type { Quantity } from '../../../shared/values/quantity.ts';
import { SECOND_MS, type UnixMs } from '../../../shared/values/time.ts';
import { moneyText, moneyTextUp } from '../wording/numberText.ts';
import { percentPair } from '../wording/percentPair.ts';

export interface FillFacts {
  readonly fill: Pick<Fill, 'price' | 'quantity' | 'fee' | 'liquidity' | 'venueTime'>;
  readonly orderQuantity: Quantity;
  /** Filled before this fill. */
  readonly filledBefore: Decimal;
  /** Price when the order was sent: decision price, or the trigger of a stop. */
  readonly reference: Price;
  /** Width of the collar in force, a fraction (RC-05). */
  readonly collar: Decimal;
  readonly makerFee: Decimal;
  readonly takerFee: Decimal;
  readonly sentAt: UnixMs;
  readonly receivedAt: UnixMs;
}

export interface FillFinding {
  readonly code: 'OVERFILL' | 'FILL_PRICE' | 'FILL_FEE' | 'FILL_TIME';
  /** A clause: found and expected. */
  readonly text: string;
}

/** RC-27: multiples of the collar and of the fee schedule, and how far two clocks may differ (EB-10). */
const COLLAR_FACTOR = decimal(2);
const FEE_SLACK = decimal('0.5');
const CLOCK_SLACK_MS = SECOND_MS;

/** Everything that is wrong with a fill, the gravest first; empty when nothing is. */
export const checkFill = (facts: FillFacts): readonly FillFinding[] =>
  [overfill(facts), oddPrice(facts), oddFee(facts), oddTime(facts)].filter((found) => found !== null);

function overfill({ fill, orderQuantity, filledBefore }: FillFacts): FillFinding | null {
  const filled = filledBefore.add(fill.quantity);
  return filled.greaterThan(orderQuantity)
    ? { code: 'OVERFILL', text: `filled ${decimalText(filled)} of ${decimalText(orderQuantity)} ordered` }
    : null;
}

function oddPrice({ fill, reference, collar }: FillFacts): FillFinding | null {
  const away = fill.price.div(reference).sub(ONE).abs();
  const most = collar.mul(COLLAR_FACTOR);
  if (away.lessThanOrEqualTo(most)) return null;
  const [found, allowed] = percentPair(away, most);
  const text = `filled at ${decimalText(fill.price)}, ${found} from ${decimalText(reference)}, ${allowed} expected`;
  return { code: 'FILL_PRICE', text };
}

function oddFee({ fill, makerFee, takerFee }: FillFacts): FillFinding | null {
  const schedule = notional(fill.quantity, fill.price).mul(fill.liquidity === 'MAKER' ? makerFee : takerFee);
  // Of a rebate half may be missing, of a charge half may be added.
  const most = schedule.add(schedule.abs().mul(FEE_SLACK));
  return fill.fee.greaterThan(most)
    ? { code: 'FILL_FEE', text: `fee ${moneyTextUp(fill.fee)}, ${moneyText(most)} expected at most` }
    : null;
}

function oddTime({ fill, sentAt, receivedAt }: FillFacts): FillFinding | null {
  const early = sentAt - fill.venueTime;
  const late = fill.venueTime - receivedAt;
  if (early > CLOCK_SLACK_MS)
    return { code: 'FILL_TIME', text: `filled ${early} ms before it was sent, by the venue's clock` };
  return late > CLOCK_SLACK_MS
    ? { code: 'FILL_TIME', text: `filled ${late} ms in the future, by the venue's clock` }
    : null;
}
