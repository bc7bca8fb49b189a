/** The prices behind a loss, for the journal (EB-17): the largest open positions with their exit-side price and its age. */
import type { EntryData } from '../../../shared/model/entry.ts';
import type { TriggerName } from '../../../shared/settings/breaker.ts';
import { riskMark } from '../../domain/position/mark.ts';
import { quoteFor } from '../marks.ts';
import type { Step } from '../step.ts';
import { lossTriggers } from './lossReadings.ts';

/** Enough to tell which position caused a loss; the ticks themselves are not journaled. */
const MOST = 20;

type Prices = EntryData<'BREAKER_LEVEL'>['prices'];

/** Source prices of a loss trigger; empty for every other one. */
export function priceEvidence({ state, book }: Step, trigger: string): Prices {
  if (!isLoss(trigger)) return [];
  const marked = [...state.live.markets.values()].flatMap((market) => {
    const quote = quoteFor(market);
    const mark = market.marks[book];
    return mark === null || quote === null ? [] : [{ market, quote, mark }];
  });
  return marked
    .toSorted((one, other) => other.mark.gross.comparedTo(one.mark.gross))
    .slice(0, MOST)
    .map(({ market, quote, mark }) => ({
      symbol: market.instrument.symbol,
      price: riskMark(mark.position, quote),
      at: market.time,
    }));
}

const isLoss = (trigger: string): boolean => lossTriggers.some((each: TriggerName) => each === trigger);
