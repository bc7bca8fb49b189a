/** RC-08: the same signal twice, or the same order twice within seconds. */
import { ZERO, decimal } from '../../../../shared/values/decimal.ts';
import { apartMs } from '../../time/apartMs.ts';
import { fail, missing, pass, warn, type Check, type Verdict } from '../check.ts';
import type { AcceptedOrder, EntryContext, ReduceContext } from '../context.ts';
import { refusalText } from '../refusalText.ts';

/** RC-08: quantities that differ by no more count as the same. */
const QUANTITY_TOLERANCE = decimal('0.001');

const about = { rule: 'RC-08', code: 'DUPLICATE', name: 'Duplicate order', unit: 's' } as const;

/** A signal is ordered once; an equal order is refused for 5 s after one was accepted. */
export const duplicateOrder: Check<EntryContext> = {
  ...about,
  judge: (context) =>
    context.signalUsed === null
      ? missing('the ledger of signals is not readable', about.rule)
      : judgeDuplicate(context),
};

/** The same for reducing orders, except that an unreadable ledger only warns (CV-08): RC-23 still bounds what they can do. */
export const reduceDuplicateOrder: Check<ReduceContext> = {
  ...about,
  judge(context) {
    const verdict = judgeDuplicate(context);
    if (!verdict.passed || context.signalUsed !== null) return verdict;
    return warn(
      null,
      null,
      'The ledger of signals is not readable. The order goes anyway because it only reduces (RC-08).',
    );
  },
};

function judgeDuplicate(context: ReduceContext): Verdict {
  const { draft, now, settings } = context;
  const windowMs = settings.orders.duplicateMs;
  const limit = `${windowMs / 1_000}`;
  if (context.signalUsed === true)
    return {
      ...fail(draft.signalId.slice(0, 80), 'once', refusalText.signalUsed(draft.signalId)),
      code: 'SIGNAL_USED',
    };
  const twin = context.recentAccepted.find(
    (order) => apartMs(order.acceptedAt, now) < windowMs && isSameOrder(order, context),
  );
  if (twin === undefined) return pass(null, limit);
  const ageMs = apartMs(twin.acceptedAt, now);
  return fail((ageMs / 1_000).toFixed(1), limit, refusalText.sameOrder(twin, ageMs, windowMs));
}

/**
 * Same book, source, symbol and side, quantity within 0.1%, price within one tick. Protective stops are never twins: each fill of an entry gets its own,
 * often of equal size, and RC-23 already bounds their sum by the position.
 */
function isSameOrder(order: AcceptedOrder, { draft, decisionPrice, instrument }: ReduceContext): boolean {
  if (draft.role === 'STOP') return false;
  const isSameIntent =
    order.book === draft.book &&
    order.source === draft.source &&
    order.symbol === draft.symbol &&
    order.side === draft.side;
  if (!isSameIntent) return false;
  const quantityGap = order.quantity.sub(draft.quantity).abs();
  const priceGap = order.price.sub(draft.limitPrice ?? draft.triggerPrice ?? decisionPrice).abs();
  return (
    quantityGap.lessThanOrEqualTo(order.quantity.mul(QUANTITY_TOLERANCE)) &&
    priceGap.lessThanOrEqualTo(instrument?.tick ?? ZERO)
  );
}
