/** Whether the live book is empty (SM-05): no position and no working order, in our record and at the venue as it last reported. Dust is nothing (ES-09). */
import { isTerminal } from '../../../shared/model/order.ts';
import type { GateFact } from '../../domain/ladder/gate.ts';
import { legacyText } from '../../domain/ladder/legacy.ts';
import { isDust } from '../dust.ts';
import type { LadderTurn } from './ladderTurn.ts';

/** Null without a live venue. */
export function liveBookFact({ facts, state }: Pick<LadderTurn, 'facts' | 'state'>): GateFact {
  if (facts.venues.LIVE === null) return { holds: null, found: 'No live venue is connected.' };
  const { positions, orders } = state.durable.books.LIVE;
  const { account } = state.live.ladder;
  const dust = [...positions.values()].filter((each) => isDust({ facts, state, book: 'LIVE' }, each)).length;
  const working = [...orders.values()].filter((order) => !isTerminal(order.status)).length;
  const held = Math.max(positions.size, account?.positions ?? 0) - dust;
  const open = Math.max(working, account?.orders ?? 0);
  if (held + open > 0) return { holds: false, found: `${held} positions, ${open} orders` };
  const declared = legacyText(state.durable.ladder.legacy);
  return { holds: true, found: declared === '' ? 'empty' : `empty; not the desk's: ${declared}`.slice(0, 200) };
}
