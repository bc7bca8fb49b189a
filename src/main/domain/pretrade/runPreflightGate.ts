/** The gate of the one order that is never meant to fill (SM-23): post-only, small, and far from the market. */
import { decimal } from '../../../shared/values/decimal.ts';
import type { Price } from '../../../shared/values/price.ts';
import type { Instrument } from '../../../shared/model/instrument.ts';
import { decide, type GateResult } from './approve.ts';
import { fail, pass, runChecks, type Check } from './check.ts';
import type { OrderDraft } from './context.ts';

export interface PreflightContext {
  readonly draft: OrderDraft;
  readonly stateVersion: number;
  readonly bid: Price;
  readonly instrument: Instrument;
}

/** Farther from the bid than this, as a fraction of it: no ordinary move fills it within a second. */
const FAR = decimal('0.10');
/** At most this multiple of the smallest order. */
const SMALL = decimal(3);

const far: Check<PreflightContext> = {
  rule: 'RC-05',
  code: 'PREFLIGHT_NEAR',
  name: 'Far from the market',
  unit: 'fraction',
  judge: ({ draft, bid }) => {
    const { limitPrice } = draft;
    const isPassive = draft.side === 'BUY' && draft.type === 'LIMIT' && draft.postOnly;
    if (!isPassive || limitPrice === null)
      return fail(draft.type, 'LIMIT', 'A drill order is a post-only limit BUY (SM-23).');
    const distance = bid.minus(limitPrice).div(bid);
    return distance.greaterThanOrEqualTo(FAR)
      ? pass(distance.toFixed(4), FAR.toFixed())
      : fail(distance.toFixed(4), FAR.toFixed(), 'A drill order is at least 10% below the bid (SM-23).');
  },
};

const small: Check<PreflightContext> = {
  rule: 'RC-07',
  code: 'PREFLIGHT_LARGE',
  name: 'Smallest size',
  unit: 'quote',
  judge: ({ draft, instrument, bid }) => {
    const worth = draft.quantity.mul(draft.limitPrice ?? bid);
    const least = instrument.minNotional.greaterThan(0) ? instrument.minNotional : instrument.minQuantity.mul(bid);
    const limit = least.mul(SMALL);
    return worth.lessThanOrEqualTo(limit)
      ? pass(worth.toFixed(2), limit.toFixed(2))
      : fail(worth.toFixed(2), limit.toFixed(2), 'A drill order is at most three times the smallest order (SM-23).');
  },
};

/** Approves a drill order. */
export const runPreflightGate = (context: PreflightContext): GateResult =>
  decide({
    gate: 'ENTRY',
    draft: context.draft,
    stateVersion: context.stateVersion,
    checks: runChecks([far, small], context),
  });
