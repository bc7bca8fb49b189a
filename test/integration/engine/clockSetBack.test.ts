import { describe, expect, it } from 'vitest';
import type { Level } from '../../../src/shared/model/mode.ts';
import { LADDER_SYMBOL, ladderEngine, type LadderEngine } from '../../support/ladderEngine.ts';
import { HISTORY_END, paperWeek } from '../../support/ladderHistory.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** A paper book of about 10,000 that holds fifteen at 100, far above its stop. */
function holding(): LadderEngine {
  const engine = ladderEngine({ durable: paperWeek().durable, at: HISTORY_END });
  engine.run({
    name: 'placeOrder',
    input: {
      symbol: LADDER_SYMBOL,
      side: 'BUY',
      type: 'MARKET',
      entry: null,
      stop: '97.00',
      autoStop: false,
      quantity: '15.00',
      timeInForce: 'GTC',
      postOnly: false,
    },
  });
  engine.pass(2 * MINUTE);
  return engine;
}
const levelOf = (engine: LadderEngine, trigger: string): Level =>
  engine.state.durable.triggers.get(trigger)?.level ?? 'L0';

describe.each([
  ['a day', -DAY],
  ['an hour', -DAY / 24],
  ['two seconds', -2 * SECOND],
])('a clock set back %s', (_name, jumpMs) => {
  it('still trips the daily loss, confirmed by ticks and not by luck', () => {
    const engine = holding();
    expect(engine.state.durable.books.PAPER.positions.size).toBe(1);
    engine.jump(jumpMs);
    engine.pass(2 * SECOND);
    // The venue fills the stop in the gap; before that the marks alone show the loss.
    engine.price('92');
    engine.pass(5 * SECOND);
    expect(engine.state.durable.incident).toMatchObject({ cause: 'DAILY_LOSS' });
  });

  it('makes no price look fresh that stopped coming', () => {
    const engine = holding();
    engine.jump(jumpMs);
    engine.silence(35 * SECOND);
    expect(levelOf(engine, 'STALE_DATA')).not.toBe('L0');
    const refused = engine.run({
      name: 'placeOrder',
      input: {
        symbol: LADDER_SYMBOL,
        side: 'BUY',
        type: 'LIMIT',
        entry: '95.00',
        stop: '92.00',
        autoStop: false,
        quantity: '0.10',
        timeInForce: 'GTC',
        postOnly: false,
      },
    });
    expect(refused.ok ? '' : refused.error.message).toContain('RC-21');
  });

  it('keeps no duplicate and no throttle longer than it should', () => {
    const engine = holding();
    engine.jump(jumpMs);
    engine.pass(2 * MINUTE);
    expect([...engine.state.durable.triggers.keys()]).toEqual([]);
  });
});
