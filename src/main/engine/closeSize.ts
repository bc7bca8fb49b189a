/**
 * How much one close sells. A part leaves nothing behind that no stop can guard (RC-19, ES-09): a person is told and decides, what the desk closes by
 * itself is rounded up.
 */
import { err, ok, type Result } from '../../shared/base/result.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import type { Instrument } from '../../shared/model/instrument.ts';
import type { Position } from '../../shared/model/position.ts';
import { decimal, decimalText, minDecimal, type Decimal } from '../../shared/values/decimal.ts';
import { notional } from '../../shared/values/money.ts';
import type { Price } from '../../shared/values/price.ts';
import { floorToLot, quantity, type Quantity } from '../../shared/values/quantity.ts';
import { smallestOrder } from '../domain/position/smallestOrder.ts';
import { moneyText, moneyTextUp } from '../domain/wording/numberText.ts';
import type { CloseRequest } from './closing.ts';
import { venueOf, type Step } from './step.ts';

const HALF = decimal('0.5');
/** What the price may fall while an order of the smallest size travels. */
const TRAVEL = decimal('0.98');

export interface CloseFacts {
  readonly position: Position;
  /** Of the position, what nothing closes yet. */
  readonly open: Decimal;
  readonly instrument: Instrument;
  readonly price: Price;
}

/** On the lot and no larger than the venue takes at once; zero where nothing can be sold. */
export function closeSize(step: Step, request: CloseRequest, facts: CloseFacts): Result<Quantity, Failure> {
  const { position, open, instrument, price } = facts;
  const { lot, maxQuantity } = instrument;
  const onLot = (size: Decimal): Quantity => floorToLot(minDecimal(size, maxQuantity), lot);
  const asked = request.half === true ? position.quantity.abs().mul(HALF) : minDecimal(open, request.size ?? open);
  const wanted = onLot(asked);
  const isExempt = venueOf(step).capabilities.reduceOnlyExempt;
  const least = smallestOrder(instrument, { price, isExempt });
  const guardable = smallestOrder(instrument, { price: position.stopPrice ?? price, isExempt });
  const rest = (sold: Quantity): Quantity => floorToLot(open.minus(sold), lot);
  const leavesNaked = (sold: Quantity): boolean => rest(sold).greaterThan(0) && rest(sold).lessThan(guardable);
  const isTooSmall = wanted.lessThan(least);
  // All of it, or less than the venue takes of anything: then there is nothing to choose.
  if (asked.greaterThanOrEqualTo(open) || onLot(open).lessThan(least) || (!isTooSmall && !leavesNaked(wanted)))
    return ok(wanted);
  if (request.half === true && request.source === 'manual')
    return err(isTooSmall ? tooSmall(facts, wanted) : unguarded(facts, rest(wanted)));
  const larger = isTooSmall ? leastSale(step, facts) : wanted;
  return ok(leavesNaked(larger) ? onLot(open) : onLot(minDecimal(larger, open)));
}

/** The smallest size of a close that is still one when it arrives. */
export const leastSale = (
  step: Step,
  { instrument, price }: { readonly instrument: Instrument; readonly price: Decimal },
): Quantity =>
  smallestOrder(instrument, {
    price: price.mul(TRAVEL),
    isExempt: venueOf(step).capabilities.reduceOnlyExempt,
  });

const tooSmall = (facts: CloseFacts, half: Quantity): Failure =>
  failure('DENIED', `Half of it is ${sizeText(facts, half, facts.price)}. ${takesText(facts)} (RC-04). ${CHOICE}`);

function unguarded(facts: CloseFacts, rest: Quantity): Failure {
  const stop = facts.position.stopPrice;
  const found = `Half of it would leave ${sizeText(facts, rest, stop ?? facts.price)}${stop === null ? '' : ' at its stop'}.`;
  return failure('DENIED', `${found} ${takesText(facts)}, so no stop could guard it (RC-19). ${CHOICE}`);
}

const CHOICE = 'Close all of it, or keep it.';

const sizeText = ({ instrument: { base, quote } }: CloseFacts, size: Quantity, at: Price): string =>
  `${decimalText(size)} ${base}, worth ${moneyText(notional(quantity(size), at))} ${quote}`;

const takesText = ({ instrument: { minQuantity, minNotional, base, quote } }: CloseFacts): string =>
  `The venue takes orders from ${decimalText(minQuantity)} ${base} and ${moneyTextUp(minNotional)} ${quote}`;
