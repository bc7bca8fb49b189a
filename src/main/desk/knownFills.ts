/**
 * What the journal knows of the live account's fills: from when on the venue is asked for more, and which trades count already. The last entry of the
 * journal says nothing about it: a desk that is killed has written on while a fill was on its way (SM-19, RC-25).
 */
import { entryDataSchemas, type Entry } from '../../shared/model/entry.ts';
import { isTerminal } from '../../shared/model/order.ts';
import { MINUTE_MS, unixMs, type UnixMs } from '../../shared/values/time.ts';
import type { Durable } from '../engine/state.ts';

/** Fills looked at, newest first: more than any overlap has. */
export const KNOWN_FILLS = 500;
/** A fill may show up in the venue's history this late, and its clock may be off. */
const OVERLAP_MS = 10 * MINUTE_MS;

export interface KnownFills {
  readonly until: UnixMs;
  /** Book and trade id, as the engine remembers them. */
  readonly trades: ReadonlySet<string>;
}

/** From the last `KNOWN_FILLS` FILL entries and the folded state. */
export function knownFills(fills: readonly Entry[], durable: Durable): KnownFills {
  const trades = new Set<string>();
  const times: number[] = [];
  for (const { book, data } of fills) {
    const { fill } = entryDataSchemas.FILL.parse(data);
    trades.add(`${book}:${fill.tradeId}`);
    times.push(fill.venueTime);
  }
  // Where the list is full, nothing before it could be told apart.
  const least = fills.length < KNOWN_FILLS ? 0 : Math.min(...times);
  return { until: unixMs(Math.max(0, least, agreedAt(durable) - OVERLAP_MS)), trades };
}

/** Until when every fill was told: the last comparison, or now where nothing of ours could have filled since. */
function agreedAt({ books, ladder, lastAt }: Durable): UnixMs {
  const { opened, positions, orders, record } = books.LIVE;
  const isIdle = positions.size === 0 && [...orders.values()].every((order) => isTerminal(order.status));
  if (!opened || isIdle) return lastAt;
  return ladder.comparison.at ?? record.startedAt;
}
