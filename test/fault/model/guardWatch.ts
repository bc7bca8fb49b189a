/** The clock of RC-19 against the truth, on a good line: how long a position has gone without its stop while a desk is there that could have placed it. */
import type { SymbolName } from '../../../src/shared/values/ids.ts';
import { unguarded } from './checks.ts';
import { symbolsOf, type Session, type World } from './session.ts';

/** RC-19. */
const LONGEST_MS = 3_000;

export class GuardWatch {
  readonly #world: World;
  readonly #since = new Map<SymbolName, number>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Looks now; returns each position that has been without a stop for too long, once. */
  look(session: Session): readonly string[] {
    if (session.state.durable.modeState.run === 'RECOVERING') return [];
    return symbolsOf(this.#world).flatMap((symbol) => this.#lookAt(session, symbol));
  }

  /** A desk that is gone guards nothing: the next one begins anew. */
  forget(): void {
    this.#since.clear();
  }

  #lookAt(session: Session, symbol: SymbolName): readonly string[] {
    const now = this.#world.clock.now();
    const found = unguarded(this.#world, session, symbol);
    if (found === null) {
      this.#since.delete(symbol);
      return [];
    }
    const since = this.#since.get(symbol) ?? now;
    this.#since.set(symbol, now - since > LONGEST_MS ? Infinity : since);
    return now - since > LONGEST_MS ? [`guarded within the time of RC-19: ${found} for ${now - since} ms`] : [];
  }
}
