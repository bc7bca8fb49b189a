/** A position that is too small to sell (ES-09): it is held and valued, and it is nothing that could be closed, guarded or added to. */
import type { Position } from '../../shared/model/position.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { classifyLeftover } from '../domain/emergency/classifyLeftover.ts';
import { quoteFor } from './marks.ts';
import { venueOf, type Step } from './step.ts';

/** False where the venue's rules are unknown. */
export function isDust(
  step: Pick<Step, 'state' | 'facts' | 'book'>,
  { symbol, quantity, averageEntry }: Position,
): boolean {
  const market = step.state.live.markets.get(symbol);
  if (market === undefined) return false;
  const { lot, minNotional } = market.instrument;
  const { reduceOnlyExempt } = venueOf(step).capabilities;
  // Asked at each bar of a strategy: where the value does not count, no price is looked up.
  if (reduceOnlyExempt) return quantity.abs().lessThan(lot);
  const price = quoteFor(market)?.mid ?? averageEntry;
  return classifyLeftover({ quantity, lot, price, minNotional, reduceOnlyExempt }).kind === 'DUST';
}

/** Whether the symbol has a position that is more than dust. */
export function holdsAny(turn: Pick<Step, 'state' | 'facts' | 'book'>, symbol: SymbolName): boolean {
  const position = turn.state.durable.books[turn.book].positions.get(symbol);
  return position !== undefined && !isDust(turn, position);
}
