/** RC-04: the venue's rules for the instrument, known and fresh. */
import type { Instrument } from '../../../../shared/model/instrument.ts';
import { isOnStep } from '../../../../shared/values/decimal.ts';
import { notional } from '../../../../shared/values/money.ts';
import { HOUR_MS } from '../../../../shared/values/time.ts';
import { coded, fail, missing, pass, warn, type Check, type Verdict } from '../check.ts';
import type { EntryContext, OrderDraft, ReduceContext } from '../context.ts';
import { hasSize } from '../orderFacts.ts';
import { refusalText } from '../refusalText.ts';

/** RC-04. */
const METADATA_MAX_AGE_MS = 24 * HOUR_MS;

const about = { rule: 'RC-04', code: 'INSTRUMENT_RULES', name: 'Instrument rules', unit: '' } as const;

/** Status, age of the rules, tick, lot, quantity range and minimum notional. */
export const instrumentRules: Check<EntryContext> = {
  ...about,
  judge({ draft, instrument, now, decisionPrice }) {
    if (instrument === null) return missing(`the venue's rules for ${draft.symbol} are unknown`, about.rule);
    const untrusted = statusProblem(instrument) ?? ageProblem(instrument, now);
    if (untrusted !== null) return untrusted;
    if (!hasSize(draft)) return priceProblem(draft, instrument) ?? missing('there is no size', about.rule);
    const value = notional(draft.quantity, draft.limitPrice ?? decisionPrice);
    if (value.lessThan(instrument.minNotional))
      return coded(
        'MIN_NOTIONAL',
        fail(value.toFixed(), instrument.minNotional.toFixed(), refusalText.minimumNotional(value, instrument)),
      );
    return shapeProblem(draft, instrument) ?? pass('TRADING', 'TRADING');
  },
};

/**
 * The same for a reducing order: what the venue would certainly refuse is refused, what is only doubtful is a warning, because a missing or old input
 * must not keep anyone from closing (CV-08). The minimum notional counts only where reduce-only orders are not exempt from it.
 */
export const reduceInstrumentRules: Check<ReduceContext> = {
  ...about,
  judge({ draft, instrument, now, decisionPrice, reduceOnlyExempt }) {
    if (instrument === null)
      return warn(null, null, `The venue's rules for ${draft.symbol} are unknown. The venue will decide (RC-04).`);
    const value = notional(draft.quantity, draft.triggerPrice ?? draft.limitPrice ?? decisionPrice);
    if (!reduceOnlyExempt && value.lessThan(instrument.minNotional))
      return coded(
        'MIN_NOTIONAL',
        fail(value.toFixed(), instrument.minNotional.toFixed(), refusalText.minimumNotional(value, instrument)),
      );
    const shape = shapeProblem(draft, instrument);
    if (shape !== null) return shape;
    const doubtful = statusProblem(instrument) ?? ageProblem(instrument, now);
    return doubtful === null ? pass('TRADING', 'TRADING') : warn(doubtful.value, doubtful.limit, doubtful.text);
  },
};

const statusProblem = (instrument: Instrument): Verdict | null =>
  instrument.status === 'TRADING'
    ? null
    : coded('STATUS', fail(instrument.status, 'TRADING', refusalText.status(instrument)));

function ageProblem(instrument: Instrument, now: number): Verdict | null {
  const ageMs = now - instrument.metadataAt;
  if (ageMs <= METADATA_MAX_AGE_MS) return null;
  return coded(
    'METADATA_OLD',
    fail(`${Math.floor(ageMs / HOUR_MS)} h`, '24 h', refusalText.metadataOld(instrument, ageMs)),
  );
}

const shapeProblem = (draft: OrderDraft, instrument: Instrument): Verdict | null =>
  priceProblem(draft, instrument) ?? quantityProblem(draft, instrument);

function priceProblem(draft: OrderDraft, instrument: Instrument): Verdict | null {
  const prices = [
    ['Limit', draft.limitPrice] as const,
    ['Trigger', draft.triggerPrice] as const,
    ['Stop', draft.stopPrice] as const,
  ];
  for (const [name, value] of prices)
    if (value !== null && !isOnStep(value, instrument.tick))
      return coded(
        'OFF_TICK',
        fail(value.toFixed(), instrument.tick.toFixed(), refusalText.offTick(name, value, instrument)),
      );
  return null;
}

function quantityProblem({ quantity }: OrderDraft, instrument: Instrument): Verdict | null {
  if (quantity.lessThan(instrument.minQuantity) || quantity.greaterThan(instrument.maxQuantity)) {
    const range = `${instrument.minQuantity.toFixed()} to ${instrument.maxQuantity.toFixed()}`;
    return coded('QUANTITY_RANGE', fail(quantity.toFixed(), range, refusalText.quantityRange(quantity, instrument)));
  }
  if (isOnStep(quantity, instrument.lot)) return null;
  return coded('OFF_LOT', fail(quantity.toFixed(), instrument.lot.toFixed(), refusalText.offLot(quantity, instrument)));
}
