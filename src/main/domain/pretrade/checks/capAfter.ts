/** Shared shape of the portfolio caps: what counts now, plus the order, against a fraction of equity. */
import type { Decimal } from '../../../../shared/values/decimal.ts';
import { floorToLot } from '../../../../shared/values/quantity.ts';
import { fail, missing, pass, type Check, type Verdict } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { hasSize } from '../orderFacts.ts';
import type { refusalText } from '../refusalText.ts';

export interface CapQuestion {
  readonly rule: Check<EntryContext>['rule'];
  /** Fraction of equity. */
  readonly cap: Decimal;
  /** Amount that counts already, account currency. */
  readonly now: Decimal;
  /** What one unit of the order adds, above 0. */
  readonly perUnit: Decimal;
  readonly text: typeof refusalText.grossCap;
}

/** now + quantity x perUnit <= cap x equity, inclusive (D-2). */
export function judgeCap(context: EntryContext, question: CapQuestion): Verdict {
  const { draft, equity, instrument, state } = context;
  if (equity === null || instrument === null || equity.lessThanOrEqualTo(0))
    return missing('equity is unknown', question.rule);
  if (!hasSize(draft)) return missing('there is no size', question.rule);
  const limit = question.cap.mul(equity);
  const after = question.now.add(draft.quantity.mul(question.perUnit));
  const value = percent(after, equity);
  const allowed = percent(limit, equity);
  if (after.lessThanOrEqualTo(limit)) return pass(value, allowed);
  const room = limit.sub(question.now).div(question.perUnit);
  const fits = floorToLot(room, instrument.lot);
  return fail(
    value,
    allowed,
    question.text({ after: after.div(equity), cap: question.cap, mode: state.mode, fits, instrument }),
  );
}

const percent = (amount: Decimal, equity: Decimal): string => amount.div(equity).mul(100).toFixed(4);
