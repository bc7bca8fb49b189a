/** The dry run of an emergency stop (RC-30). */
import { describe, expect, it } from 'vitest';
import { encodeDurable } from '../../../../src/main/engine/durableCodec.ts';
import { rehearseStop } from '../../../../src/main/engine/emergency/rehearseStop.ts';
import type { EngineFacts } from '../../../../src/main/engine/step.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { testEngine } from '../../../support/testEngine.ts';

/** Facts of a desk whose live venue is a real one of that market. */
function factsAt(facts: EngineFacts, market: 'SPOT' | 'PERP'): EngineFacts {
  const { capabilities } = facts.venues.PAPER;
  const real = { ...capabilities, market, simulated: false, reduceOnly: market === 'PERP' };
  return { ...facts, venues: { ...facts.venues, LIVE: { name: 'real', capabilities: real } } };
}

const AT = unixMs(1_772_357_400_000);

describe('rehearseStop', () => {
  it('cancels and closes all there is, whatever the live venue is', () => {
    const { facts } = testEngine();
    expect(rehearseStop(facts, AT)).toBe(true);
    expect(rehearseStop(factsAt(facts, 'PERP'), AT)).toBe(true);
    expect(rehearseStop(factsAt(facts, 'SPOT'), AT)).toBe(true);
  });

  it('leaves the desk, its journal and its venue as they were', () => {
    const { facts, state, journal, venue } = testEngine();
    const seen = () => ({ durable: encodeDurable(state.durable), head: journal.head(), calls: [...venue.calls] });
    const before = seen();
    rehearseStop(facts, AT);
    expect(seen()).toEqual(before);
    expect(state.live.latched).toBe(false);
    expect(state.live.stops.size).toBe(0);
  });
});
