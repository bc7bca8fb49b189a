/** The venue's countdown through a session (ES-13): it never takes the stop of a position along, and it works whenever the venue is there. */
import { describe, expect, it } from 'vitest';
import type { VenueCapabilities } from '../../../src/main/ports/venue.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';

const ARMED = `${ETH} 60000`;
const CLEARED = `${ETH} 0`;

/** A venue whose countdown takes conditional orders along, as far as anybody knows. */
const stripping = (): RealEngine =>
  realEngine({
    market: 'ONE_WAY',
    arrange: (venue) => Object.assign(venue.capabilities, { deadMansSwitch: { cancelsStops: true } }),
  });

/** What the desk knows of a venue that is not connected, and of one that is. */
function connect(engine: RealEngine, deadMansSwitch: VenueCapabilities['deadMansSwitch']): void {
  Object.assign(engine.venue.capabilities, { deadMansSwitch });
}

describe("the venue's countdown", () => {
  it('is cleared with the fill that opens a position, not twenty seconds later', () => {
    const engine = stripping();
    engine.restEntry('L-900001', ETH, { quantity: '1', stopPrice: '85' });
    engine.wait(21_000);
    expect(engine.venue.armed()).toEqual([ARMED]);
    engine.venue.fillResting('L-900001');
    engine.wait(200);
    expect(engine.venue.working()).toHaveLength(1);
    expect(engine.venue.armed()).toEqual([ARMED, CLEARED]);
  });

  it('is cleared with a part of the fill, and stays so while the rest works', () => {
    const engine = stripping();
    engine.restEntry('L-900001', ETH, { quantity: '1', stopPrice: '85' });
    engine.wait(21_000);
    engine.venue.fillResting('L-900001', '0.5');
    engine.wait(100);
    expect(engine.venue.armed()).toEqual([ARMED, CLEARED]);
    engine.wait(60_000);
    expect(engine.venue.armed().slice(1)).not.toContain(ARMED);
  });

  it('is cleared again until it would be over, because a request may be lost', () => {
    const engine = stripping();
    engine.restEntry('L-900001', ETH, { quantity: '1', stopPrice: '85' });
    engine.wait(21_000);
    engine.venue.fillResting('L-900001');
    engine.wait(41_000);
    expect(engine.venue.armed()).toEqual([ARMED, CLEARED, CLEARED, CLEARED]);
    engine.wait(60_000);
    expect(engine.venue.armed().length).toBeLessThanOrEqual(5);
  });

  it('stays armed on a venue that leaves stops alone', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.hold(BTC, '1', { stop: '95' });
    engine.restEntry('L-900001', BTC);
    engine.wait(21_000);
    expect(engine.venue.armed()).toEqual([`${BTC} 60000`]);
  });

  it('begins with a venue that connects after the start, and goes on after one that was away', () => {
    const engine = realEngine({
      market: 'ONE_WAY',
      arrange: (venue) => Object.assign(venue.capabilities, { deadMansSwitch: null }),
    });
    engine.restEntry('L-900001', ETH);
    engine.wait(60_000);
    expect(engine.venue.armed()).toEqual([]);
    connect(engine, { cancelsStops: true });
    engine.wait(21_000);
    expect(engine.venue.armed()).toEqual([ARMED]);
    connect(engine, null);
    engine.wait(60_000);
    connect(engine, { cancelsStops: true });
    engine.wait(21_000);
    expect(engine.venue.armed().at(-1)).toBe(ARMED);
    expect(engine.venue.armed()).toHaveLength(2);
  });
});
