/**
 * Learns how the account is set up, and says what got worse since it was last read (RC-31): the venue has no news of its position mode, and a stream may
 * miss the rest. Whoever sets it back is not told that he did.
 */
import type { VenueSetup } from '../../ports/venue.ts';
import { raiseAlert } from '../alerts.ts';
import type { Step } from '../step.ts';

/** Null where the venue did not say or has no setup: what was known stands. */
export function learnSetup(step: Step, now: VenueSetup | null): void {
  const { venue } = step.state.live;
  if (now === null) return;
  const changes = venue.setup === null ? [] : changesFor(venue.setup, now);
  venue.setup = now;
  if (changes.length > 0) raiseAlert(step, 'VENUE_CHANGED', { found: changes.join('; ').slice(0, 300) });
}

/** Clauses with what was there before. */
function changesFor(before: VenueSetup, now: VenueSetup): readonly string[] {
  const isHedged = now.positionMode === 'HEDGE' && before.positionMode === 'ONE_WAY';
  const mode = isHedged ? ['Position mode is HEDGE at the venue, was ONE_WAY'] : [];
  return [...mode, ...now.symbols.flatMap((each) => symbolChanges(before, each))];
}

function symbolChanges({ symbols }: VenueSetup, now: VenueSetup['symbols'][number]): readonly string[] {
  const { symbol, leverage, marginMode } = now;
  const before = symbols.find((each) => each.symbol === symbol);
  if (before === undefined) return [];
  const found: string[] = [];
  if (leverage > before.leverage)
    found.push(`Leverage of ${symbol} is ${leverage}x at the venue, was ${before.leverage}x`);
  if (marginMode === 'CROSSED' && before.marginMode === 'ISOLATED')
    found.push(`Margin mode of ${symbol} is CROSSED at the venue, was ISOLATED`);
  return found;
}
