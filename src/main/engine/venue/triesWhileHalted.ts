/** How often the desk by itself tries to place a stop in a symbol that the venue does not trade: what it hears of the halt may be old, but not by much. */
import type { SymbolName } from '../../../shared/values/ids.ts';
import { SECOND_MS } from '../../../shared/values/time.ts';
import type { Step } from '../step.ts';

const TRY_MS = 10 * SECOND_MS;

/** Whether to try now; a try counts. Always where the symbol trades, as far as is known. */
export function triesNow(step: Step, symbol: SymbolName): boolean {
  const halt = step.state.live.venue.halted.get(symbol);
  if (halt === undefined) return true;
  if (halt.triedAt !== null && step.at - halt.triedAt < TRY_MS) return false;
  halt.triedAt = step.at;
  return true;
}
