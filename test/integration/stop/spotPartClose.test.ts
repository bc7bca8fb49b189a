/** A part of a spot position is sold only where the venue takes it and a stop can guard the rest (RC-19, RC-04): else a person chooses, and a rule rounds up. */
import { describe, expect, it } from 'vitest';
import { unixMs } from '../../../src/shared/values/time.ts';
import { BTC, realEngine, type RealEngine } from '../../support/realEngine.ts';
import type { ScriptedMarket } from '../../support/scriptedFault.ts';
import { close, positionOf, sentTo, stopsOf } from '../../support/spotDesk.ts';

/** Guarded at 90; the price is 100, and the venue takes 5 or more. */
function holding(size: string, market: ScriptedMarket = 'SPOT'): RealEngine {
  const engine = realEngine({ market });
  engine.hold(BTC, size, { stop: '90' });
  engine.venue.calls.length = 0;
  return engine;
}

describe('half of a position', () => {
  it('is refused where the other half could not have a stop, with the way out', () => {
    const engine = holding('0.1');
    expect(close(engine, 'HALF')).toMatchObject({
      ok: false,
      error: {
        code: 'DENIED',
        message:
          'Half of it would leave 0.05 BTC, worth 4.50 USDT at its stop.' +
          ' The venue takes orders from 0.01 BTC and 5.00 USDT, so no stop could guard it (RC-19). Close all of it, or keep it.',
      },
    });
  });

  it('is refused where the half itself is too small, and the whole goes', () => {
    const engine = holding('0.08');
    expect(close(engine, 'HALF')).toMatchObject({
      ok: false,
      error: {
        code: 'DENIED',
        message:
          'Half of it is 0.04 BTC, worth 4.00 USDT. The venue takes orders from 0.01 BTC and 5.00 USDT (RC-04). Close all of it, or keep it.',
      },
    });
    engine.pass(2_000);
    expect(stopsOf(engine)).toEqual(['0.08 at 90']);
    expect(sentTo(engine)).toEqual([]);
    expect(close(engine)).toMatchObject({ ok: true });
    engine.pass(2_000);
    expect(positionOf(engine)).toBeUndefined();
  });

  it('is sold where both halves are large enough', () => {
    const engine = holding('0.12');
    expect(close(engine, 'HALF')).toMatchObject({ ok: true });
    engine.pass(2_000);
    expect(stopsOf(engine)).toEqual(['0.06 at 90']);
  });

  it('is sold on a perpetual, where what reduces is exempt', () => {
    const engine = holding('0.08', 'ONE_WAY');
    expect(close(engine, 'HALF')).toMatchObject({ ok: true });
    engine.pass(2_000);
    expect(positionOf(engine)?.quantity.toFixed()).toBe('0.04');
  });
});

describe('a position over the limits of its rung', () => {
  /** From now on what is over is trimmed. */
  function trim(engine: RealEngine): void {
    const { state } = engine;
    state.durable = {
      ...state.durable,
      ladder: { ...state.durable.ladder, trimDueAt: unixMs(engine.clock.now()) },
    };
    engine.pass(10_000);
  }
  const trimLines = (engine: RealEngine) => engine.activity.filter((text) => text.startsWith('Trimming'));

  it('is trimmed by no less than the venue takes', () => {
    // 2 % of 10,000 is 2 BTC at 100; what is over is worth 2.
    const engine = holding('2.02');
    trim(engine);
    expect(trimLines(engine)).toHaveLength(1);
    expect(positionOf(engine)?.quantity.toFixed()).toBe('1.96');
    expect(stopsOf(engine)).toEqual(['1.96 at 90']);
    expect(engine.state.durable.ladder.trimDueAt).toBeNull();
  });
});
