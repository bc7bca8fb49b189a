/** What the live book holds, apart by whether it could be sold: dust keeps no account in use (ES-09). */
import type { Position } from '../../../shared/model/position.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { isDust } from '../../engine/dust.ts';
import type { EngineState } from '../../engine/state.ts';
import type { EngineFacts } from '../../engine/step.ts';

export interface LiveHoldings {
  readonly positions: readonly Position[];
  readonly dust: readonly Position[];
}

/** Without a live venue nothing is known to be dust. */
export function liveHoldings(state: EngineState, facts: EngineFacts): LiveHoldings {
  const all = [...state.durable.books.LIVE.positions.values()];
  const small = new Set(
    facts.venues.LIVE === null ? [] : all.filter((each) => isDust({ state, facts, book: 'LIVE' }, each)),
  );
  return { positions: all.filter((each) => !small.has(each)), dust: [...small] };
}

/** Names the dust and says that it is in nobody's way; null where there is none. */
export function dustText(dust: readonly Position[]): string | null {
  if (dust.length === 0) return null;
  const names = dust.map(({ quantity, symbol }) => `${decimalText(quantity)} ${symbol}`).join(', ');
  return `${names} is too small to sell (dust, ES-09). It stays at this account and does not keep it in use.`;
}
