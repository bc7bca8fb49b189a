/** Reducing orders leave even when the journal fails, and their count dies with the process: no later session repeats their ids (CV-10, ES-05). */
import { describe, expect, it } from 'vitest';
import { BTC, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { close, guarded, move, stopsOf } from '../../support/spotDesk.ts';

/** Ids of everything that was placed, in order. */
const placed = ({ venue }: RealEngine): readonly string[] =>
  venue.calls.filter((call) => call.startsWith('place')).map((call) => call.split(' ')[1] ?? '');

/** A session that starts on what the journal had when it broke. */
const restart = (
  engine: RealEngine,
  durable: RealEngine['state']['durable'],
  market: 'SPOT' | 'ONE_WAY',
): RealEngine => {
  engine.kill();
  engine.wait(300);
  return realEngine({ market, before: { ...engine, state: { ...engine.state, durable } } });
};

describe.each(['SPOT', 'ONE_WAY'] as const)('a desk that was killed while its journal failed, %s', (market) => {
  it('gives no id of an order that is in no journal to another one', () => {
    const engine = guarded(market);
    const { durable } = engine.state;
    engine.journal.fail();
    move(engine, '97');
    engine.wait(500);
    close(engine, 'HALF');
    engine.wait(500);
    const unknown = placed(engine);
    expect(unknown.length).toBeGreaterThanOrEqual(2);

    const again = restart(engine, durable, market);
    again.pass(5_000);
    move(again, '98');
    again.pass(5_000);
    const ids = placed(again);
    expect(ids.length).toBeGreaterThan(unknown.length);
    expect(new Set(ids).size).toBe(ids.length);
    expect(stopsOf(again).length).toBeLessThanOrEqual(1);
  });

  it('gives no id of an emergency close to another stop', () => {
    const engine = guarded(market);
    const { durable } = engine.state;
    engine.journal.fail();
    engine.venue.spoil('place ES-', { kind: 'partial', quantity: '0.5' });
    engine.stop();
    engine.wait(300);
    const again = restart(engine, durable, market);
    again.pass(3_000);
    again.stop();
    again.pass(15_000);
    const ids = placed(again).filter((id) => id.startsWith('ES-'));
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(new Set(ids).size).toBe(ids.length);
    expect(again.venue.holding(BTC)).toBe('0');
  });
});
