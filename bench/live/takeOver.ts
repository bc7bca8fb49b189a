/** The first start of a bench account: both books opened, LIVE MINIMAL in force, and the account's positions made the desk's own; all of it journaled. */
import { inBook } from '../../src/main/engine/books.ts';
import type { EngineState } from '../../src/main/engine/state.ts';
import { engineActor, noEffects, record, type EngineFacts, type Step } from '../../src/main/engine/step.ts';
import { adoptPosition } from '../../src/main/engine/venue/adopt.ts';
import type { Clock } from '../../src/main/ports/clock.ts';
import type { Journal } from '../../src/main/ports/journal.ts';
import type { LiveVenue, SnapshotAnswer, VenuePosition } from '../../src/main/ports/venue.ts';
import { decimal } from '../../src/shared/values/decimal.ts';
import type { SymbolName } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import { price, type Price } from '../../src/shared/values/price.ts';

export interface Takeover {
  readonly state: EngineState;
  readonly facts: EngineFacts;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly venue: LiveVenue;
  readonly symbols: readonly SymbolName[];
  readonly stops: boolean;
}

/** Resolves when the journal has it. */
export async function takeOver({ state, facts, clock, journal, venue, symbols, stops }: Takeover): Promise<void> {
  const turn: Step = {
    state,
    facts,
    at: clock.now(),
    mono: clock.mono().toString(),
    effects: noEffects(),
    book: 'LIVE',
    actor: engineActor('s-1'),
  };
  openLive(turn, symbols);
  const answer = await new Promise<SnapshotAnswer>((resolve) => venue.snapshot(resolve));
  if (answer.kind !== 'snapshot') throw new Error(answer.text);
  for (const reported of answer.positions)
    adoptPosition(turn, {
      symbol: reported.symbol,
      reported,
      stopPrice: stops ? stopOf(reported) : null,
      cause: 'bench',
    });
  const written = journal.append(turn.effects.drafts, 'A');
  if (!written.ok) throw new Error(written.error.text);
}

/** A fifth away. */
const stopOf = ({ quantity, averageEntry }: VenuePosition): Price =>
  price(averageEntry.mul(decimal(quantity.isNegative() ? '1.2' : '0.8')));

function openLive(step: Step, symbols: readonly SymbolName[]): void {
  for (const book of ['PAPER', 'LIVE'] as const)
    record(inBook(step, book), 'BOOK_OPENED', {
      data: { equity: money('1000000'), currency: 'USDT', attempt: 1, symbols: [...symbols] },
      durability: 'A',
    });
  record(step, 'ATTEMPT_STARTED', { data: { number: 1, hash: null, cause: 'bench', archived: null }, durability: 'A' });
  record(step, 'MODE_TRANSITION', {
    data: {
      transition: 'T2',
      from: { mode: 'PAPER', run: 'RUNNING' },
      to: { mode: 'LIVE_MINIMAL', run: 'RUNNING' },
      cause: 'bench',
      reason: '',
      configHash: step.facts.configHash,
      details: null,
    },
    durability: 'A',
  });
}
