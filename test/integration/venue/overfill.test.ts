/** More was filled than was ordered (RC-27): said aloud, and nothing new is opened until a person has looked. */
import { describe, expect, it } from 'vitest';
import { buildTerms } from '../../support/buildOrder.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { scriptedFill } from '../../support/scriptedFill.ts';
import { decimal, ZERO } from '../../../src/shared/values/decimal.ts';
import { price } from '../../../src/shared/values/price.ts';

const alert = ({ state }: RealEngine) => [...state.durable.alerts.values()].find(({ type }) => type === 'OVERFILL');
const levels = ({ state }: RealEngine) =>
  [...state.durable.triggers].flatMap(([trigger, { level, rule }]) => (rule === 'RC-27' ? [[trigger, level]] : []));

/** An entry of 1 that is told to be filled with the size. */
function filled(size: string): RealEngine {
  const engine = realEngine({ market: 'ONE_WAY' });
  engine.restEntry('L-900001', ETH, { quantity: '1', stopPrice: '85' });
  engine.restEntry('L-900002', BTC);
  const terms = buildTerms({ clientOrderId: 'L-900001', symbol: ETH, side: 'BUY' });
  engine.venue.emit(
    scriptedFill(terms, { number: 77, size: decimal(size), at: price('90'), taken: ZERO, time: engine.clock.now() }),
  );
  engine.wait(200);
  return engine;
}

describe('a fill of more than was ordered', () => {
  it('halts the desk at L3, takes entries back and keeps the stop of all that is held', () => {
    const engine = filled('1.5');
    expect(alert(engine)?.severity).toBe('P1');
    expect(levels(engine)).toEqual([['OVERFILL', 'L3']]);
    expect(engine.venue.working()).not.toContain('L-900002');
    expect(engine.venue.calls.filter((call) => call.includes('STOP_MARKET 1.5'))).toHaveLength(1);
    expect(
      engine.run({
        name: 'placeOrder',
        input: {
          symbol: BTC,
          side: 'BUY',
          type: 'MARKET',
          entry: null,
          stop: '95',
          autoStop: false,
          quantity: null,
          timeInForce: 'GTC',
          postOnly: false,
        },
      }).ok,
    ).toBe(false);
  });

  it('leaves a fill of what was ordered alone', () => {
    const engine = filled('1');
    expect(alert(engine)).toBeUndefined();
    expect(levels(engine)).toEqual([]);
    expect(engine.venue.working()).toContain('L-900002');
  });
});
