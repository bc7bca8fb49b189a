/** The first start of a bench account: both books opened, LIVE MINIMAL in force, and the account's positions made the desk's own; all of it journaled. */
import type { Step } from '../../src/main/engine/step.ts';
import { adoptPosition } from '../../src/main/engine/venue/adopt.ts';
import type { Journal } from '../../src/main/ports/journal.ts';
import type { LiveVenue, SnapshotAnswer, VenuePosition } from '../../src/main/ports/venue.ts';
import { decimal } from '../../src/shared/values/decimal.ts';
import type { SymbolName } from '../../src/shared/values/ids.ts';
import { price, type Price } from '../../src/shared/values/price.ts';
import { openLive } from '../../test/support/openLive.ts';

export interface Takeover {
  readonly turn: Step;
  readonly journal: Journal;
  readonly venue: LiveVenue;
  readonly symbols: readonly SymbolName[];
  readonly stops: boolean;
}

const EQUITY = '1000000';

/** Resolves when the journal has it. */
export async function takeOver({ turn, journal, venue, symbols, stops }: Takeover): Promise<void> {
  openLive(turn, symbols, EQUITY);
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
