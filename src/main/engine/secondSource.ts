/** A second word on the price (RC-21): the order book, which comes by a stream of its own. Feeds without one have a single source, and the check says so. */
import { decimal } from '../../shared/values/decimal.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { price } from '../../shared/values/price.ts';
import { apartMs } from '../domain/time/apartMs.ts';
import type { SecondSource } from '../domain/pretrade/controlFacts.ts';
import type { Step } from './step.ts';

/** The middle of the book with its age; null where the book says something that is no price, which the gate refuses (CV-08). */
export function secondSourceOf(step: Pick<Step, 'state' | 'at'>, symbol: SymbolName): SecondSource | 'NONE' | null {
  const depth = step.state.live.markets.get(symbol)?.depth ?? null;
  const bid = depth?.bids[0]?.[0];
  const ask = depth?.asks[0]?.[0];
  if (depth === null || bid === undefined || ask === undefined) return 'NONE';
  const mid = decimal(bid).plus(ask).div(2);
  if (mid.lessThanOrEqualTo(0)) return null;
  return { name: 'the order book', mid: price(mid), ageMs: apartMs(depth.time, step.at) };
}
