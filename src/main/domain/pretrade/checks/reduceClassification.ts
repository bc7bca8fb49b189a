/** RC-23: an entry is an entry, and a reducing order cannot grow or flip a position. */
import { classifyReduce } from '../classifyReduce.ts';
import { fail, pass, type Check } from '../check.ts';
import type { EmergencyContext, EntryContext, ReduceContext } from '../context.ts';
import { refusalText } from '../refusalText.ts';

const about = { rule: 'RC-23', code: 'NOT_REDUCING', name: 'Reduce classification', unit: 'base' } as const;

/** An order in the entry gate must not claim to reduce: the venue would drop or trim it unseen. */
export const entryClassification: Check<EntryContext> = {
  ...about,
  code: 'REDUCE_ONLY_ENTRY',
  judge: ({ draft }) =>
    draft.reduceOnly || draft.role !== 'ENTRY'
      ? fail(draft.role, 'ENTRY', refusalText.reduceOnlyEntry())
      : pass('ENTRY', 'ENTRY'),
};

/** Opposite side, and with what already works no more than the position. */
export const reduceClassification: Check<ReduceContext> = {
  ...about,
  judge: ({ draft, positionQuantity, workingReduceQuantity, instrument }) => {
    const { isReducing, maxReducible } = classifyReduce({
      side: draft.side,
      quantity: draft.quantity,
      positionQuantity,
      workingReduceQuantity,
    });
    const isProven = isReducing && draft.role !== 'ENTRY';
    return isProven
      ? pass(draft.quantity.toFixed(), maxReducible.toFixed())
      : fail(
          draft.quantity.toFixed(),
          maxReducible.toFixed(),
          refusalText.notReducing(draft.side, maxReducible, instrument),
        );
  },
};

/** The only question of an emergency order (ES-16), asked of the venue's own position. */
export const emergencyClassification: Check<EmergencyContext> = {
  ...about,
  judge: ({ draft, positionQuantity, workingEmergencyQuantity }) => {
    const { isReducing, maxReducible } = classifyReduce({
      side: draft.side,
      quantity: draft.quantity,
      positionQuantity,
      workingReduceQuantity: workingEmergencyQuantity,
    });
    const isProven = isReducing && draft.role === 'EMERGENCY';
    return isProven
      ? pass(draft.quantity.toFixed(), maxReducible.toFixed())
      : fail(draft.quantity.toFixed(), maxReducible.toFixed(), refusalText.notReducing(draft.side, maxReducible, null));
  },
};
