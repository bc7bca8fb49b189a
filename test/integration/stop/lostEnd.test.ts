/** The end of a closing order that filled in part is lost on its way: the stop asks, and closes the rest (RC-24, ES-05). */
import { describe, expect, it } from 'vitest';
import type { AccountEvent } from '../../../src/main/ports/venue.ts';
import { BTC } from '../../support/realEngine.ts';
import type { ScriptedVenue } from '../../support/scriptedVenue.ts';
import { armed, closes, phase } from '../../support/stopDesk.ts';

/** From now on the stream tells fills and no end of an order. */
function loseEnds(venue: ScriptedVenue): void {
  const tell = venue.emit.bind(venue);
  venue.emit = (event: AccountEvent) => {
    if (event.kind !== 'order') tell(event);
  };
}

describe('an emergency close that filled in part and whose end was lost', () => {
  it('is asked about, and the rest is closed by the next attempt', () => {
    const engine = armed('ONE_WAY');
    engine.venue.spoil('place ES-', { kind: 'partial', quantity: '0.5' });
    loseEnds(engine.venue);
    engine.stop();
    engine.pass(20_000);
    expect(engine.venue.holding(BTC)).toBe('0');
    expect(engine.venue.traded(BTC)).toBe('2');
    expect(closes(engine).map((call) => call.split(' ')[4])).toEqual(['2', '1.5']);
    expect(phase(engine)).toBe('COOLDOWN');
  });
});
