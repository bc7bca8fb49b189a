/** A venue whose requests are answered by a page, or by nobody, while its account stream goes on (EB-12, RC-25): no order arrives, and that is said. */
import { describe, expect, it } from 'vitest';
import { BTC, realEngine, type RealEngine } from '../../support/realEngine.ts';

const alertOf = (engine: RealEngine) =>
  [...engine.state.durable.alerts.values()].find((each) => each.type === 'BREAKER_CONNECTIVITY');

/** The stream lives, with a sign of life every five seconds. */
function beat(engine: RealEngine, seconds: number): void {
  for (let passed = 0; passed < seconds; passed += 5) {
    engine.venue.emit({ kind: 'heartbeat', weightUsed: null, probeMs: null });
    engine.pass(5_000);
  }
}

describe('requests that fail while the account stream goes on', () => {
  it('are said after thirty seconds, and are over when they are answered again', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.hold(BTC, '1', { stop: '95' });
    beat(engine, 35);
    const ask = engine.venue.snapshot.bind(engine.venue);
    engine.venue.snapshot = (answer) => answer({ kind: 'unknown', text: 'A page answered instead of the venue.' });
    beat(engine, 30);
    expect(alertOf(engine)).toBeUndefined();
    beat(engine, 35);
    expect(alertOf(engine)).toMatchObject({ severity: 'P2', state: 'ACTIVE_UNACK' });
    expect(alertOf(engine)?.text).toMatch(
      /^HIGH: requests have been failing for \d+ s, over 30 s, while the account stream goes on: orders and closes may not arrive\.$/,
    );
    expect(engine.venue.working()).toHaveLength(1);
    engine.venue.snapshot = ask;
    beat(engine, 180);
    expect(alertOf(engine)?.state ?? 'over').not.toMatch(/^ACTIVE/);
  });
});
