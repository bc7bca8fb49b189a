/** A stop that comes to rest after its cancel, which found nothing: it guards what was wanted before, so it goes again (RC-19). */
import { describe, expect, it } from 'vitest';
import { BTC, type RealEngine } from '../../support/realEngine.ts';
import { guarded, move, positionOf, stopsOf } from '../../support/spotDesk.ts';
import type { ScriptedMarket } from '../../support/scriptedFault.ts';

/** A stop that is moved again while the order of the first move is on its way for that long. */
function movedTwice(market: ScriptedMarket, late: number): RealEngine {
  const engine = guarded(market);
  engine.venue.spoil('place L-000002', { kind: 'late', ms: late });
  move(engine, '97');
  engine.wait(300);
  move(engine, '98');
  return engine;
}

describe('a stop whose order is slower than its cancel', () => {
  it.each(['SPOT', 'ONE_WAY'] as const)('makes room for the one that is wanted, %s', (market) => {
    const engine = movedTwice(market, 1_500);
    engine.pass(10_000);
    expect(stopsOf(engine)).toEqual(['2 at 98']);
    expect(positionOf(engine)?.quantity.toFixed()).toBe('2');
  });

  it('makes room for the close that its lateness caused on spot', () => {
    const engine = movedTwice('SPOT', 4_000);
    engine.pass(20_000);
    expect(positionOf(engine)).toBeUndefined();
    expect(engine.venue.working()).toEqual([]);
    expect(engine.venue.total(BTC)).toBe('5');
  });
});
