/** What keeps entries out of single symbols: an order in doubt, or something at the venue that is not ours (UI-26, RC-24, RC-26). */
import type { Part } from '../../../shared/ipc/view.ts';

type Blocker = Part<'desk'>['blockers'][number];

/** One per symbol and reason; orders in doubt first. */
export function symbolBlockers({ unknown, external }: Pick<Part<'account'>, 'unknown' | 'external'>): Blocker[] {
  const doubts = firstOfEach(unknown).map(({ symbol, sentAt }) => ({
    code: 'UNKNOWN',
    text: `An order in ${symbol} has no answer yet: entries there wait.`,
    since: sentAt,
    clears: 'Clears when the venue answers; the desk asks by itself.',
    rule: 'RC-24',
  }));
  const foreign = firstOfEach(external).map(({ symbol, since }) => ({
    code: 'EXTERNAL',
    text: `${symbol} has something at the venue that is not the desk's: entries there wait.`,
    since,
    clears: 'Clears when it is canceled, closed or adopted; left alone, it stays.',
    rule: 'RC-26',
  }));
  return [...doubts, ...foreign];
}

const firstOfEach = <Item extends { readonly symbol: string }>(items: readonly Item[]): readonly Item[] =>
  items.filter(({ symbol }, place) => items.findIndex((each) => each.symbol === symbol) === place);
