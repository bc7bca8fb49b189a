import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../../../src/main/adapters/clock/virtualClock.ts';
import { openPaperVenue } from '../../../../../src/main/adapters/venue/paper/openPaperVenue.ts';
import type { AccountEvent } from '../../../../../src/main/ports/venue.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { buildInstrument } from '../../../../support/buildInstrument.ts';
import { emptyPaperState } from '../../../../support/paperHarness.ts';

const START = 1_700_000_000_000;

function openBeating(heartbeatMs?: number) {
  const clock = createVirtualClock(unixMs(START));
  const venue = openPaperVenue({
    name: 'stand-in',
    instruments: [buildInstrument()],
    clock,
    settings: { latencyMs: 250, maxLeverage: 3 },
    seed: 'beat',
    state: emptyPaperState(),
    market: 'PERP',
    nextTrade: 1,
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
  });
  const heard: AccountEvent[] = [];
  venue.onAccount((event) => heard.push(event));
  return { clock, venue, heard };
}

describe('heartbeat of a simulated venue', () => {
  it('comes at its interval with the round trip that an order would take', () => {
    const { clock, venue, heard } = openBeating(5_000);
    clock.advanceTo(unixMs(START + 11_000));
    venue.setLatency(2_600);
    clock.advanceTo(unixMs(START + 15_000));
    expect(heard).toEqual([
      { kind: 'heartbeat', weightUsed: null, probeMs: 250 },
      { kind: 'heartbeat', weightUsed: null, probeMs: 250 },
      { kind: 'heartbeat', weightUsed: null, probeMs: 2_600 },
    ]);
  });

  it('is missing while the venue is silent, and is not made up for', () => {
    const { clock, venue, heard } = openBeating(5_000);
    venue.setSilent(true);
    clock.advanceTo(unixMs(START + 41_000));
    expect(heard).toEqual([]);
    venue.setSilent(false);
    expect(heard).toEqual([]);
    clock.advanceTo(unixMs(START + 45_000));
    expect(heard).toHaveLength(1);
  });

  it('is not given by a venue that was not asked for one', () => {
    const { clock, heard } = openBeating();
    clock.advanceTo(unixMs(START + 60_000));
    expect(heard).toEqual([]);
  });
});
