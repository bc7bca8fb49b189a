/** Fills are told in any order: a position that the fill of an older order leaves is the last entry's, and has that one's stop (RC-19). */
import { describe, expect, it } from 'vitest';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { BTC, realEngine, type RealEngine } from '../../support/realEngine.ts';

/** A short of 2 whose stop triggers at the venue while nobody tells us, and an entry the other way that is told. */
function entryBeforeStop(size: string): RealEngine {
  const engine = realEngine({ market: 'ONE_WAY' });
  engine.hold(BTC, '-2', { stop: '105' });
  const [stop] = engine.venue.working();
  if (stop === undefined) throw new Error('no stop rests');
  engine.venue.stream.isMute = true;
  engine.venue.fillResting(stop);
  engine.venue.stream.isMute = false;
  engine.restEntry('L-900001', BTC, { quantity: size, stopPrice: '95', plannedRisk: '10' });
  engine.venue.fillResting('L-900001');
  engine.wait(100);
  engine.venue.stream.tellMissed();
  engine.wait(500);
  return engine;
}

const position = ({ state }: RealEngine) => state.durable.books.LIVE.positions.get(symbolName(BTC));
const stops = (engine: RealEngine) =>
  [...engine.state.durable.books.LIVE.orders.values()]
    .filter(({ role, status }) => role === 'STOP' && status === 'OPEN')
    .map(
      (order) => `${order.side} ${decimalText(order.quantity)} at ${decimalText(order.triggerPrice ?? order.quantity)}`,
    );

describe('the fill of a stop that is told after a later entry', () => {
  it.each(['1', '2', '3'])('leaves the entry of %s guarded by its own stop', (size) => {
    const engine = entryBeforeStop(size);
    const found = position(engine);
    expect(found === undefined ? null : decimalText(found.quantity)).toBe(size);
    expect(found).toMatchObject({ source: 'manual' });
    expect(found?.stopPrice?.toString()).toBe('95');
    expect(stops(engine)).toEqual([`SELL ${size} at 95`]);
    expect(engine.venue.holding(BTC)).toBe(size);
  });
});
