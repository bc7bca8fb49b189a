/** Quotes after the wall clock was set back: noted before, they look as if they came from the future and would not grow stale until it is there again. */
import type { Step } from '../step.ts';

/** Counts the age of such quotes from now on (CV-02), so that a feed that died is stale as soon as ever. */
export function rebaseQuotes({ state, at }: Pick<Step, 'state' | 'at'>): void {
  for (const market of state.live.markets.values()) if (market.time > at) market.time = at;
}
