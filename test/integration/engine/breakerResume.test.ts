import { describe, expect, it } from 'vitest';
import { rebaseFacts } from '../../../src/main/engine/breaker/stopCauses.ts';
import { resume } from '../../../src/main/engine/emergency/resume.ts';
import { engineActor, noEffects, type Step } from '../../../src/main/engine/step.ts';
import type { Level } from '../../../src/shared/model/mode.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { entryTicket, SYMBOL, testEngine, type TestEngine } from '../../support/testEngine.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const levelOf = (engine: TestEngine, trigger: string): Level =>
  engine.state.durable.triggers.get(trigger)?.level ?? 'L0';

const cooldowns = defaultSettings().cooldownMs;

/** Stopped by a drawdown of about 3.1 %, with the daily limit out of the way; flat, and the cooldown over. */
function afterDrawdown(): TestEngine {
  const engine = testEngine({
    settings: {
      reasons: { 'modes.PAPER.dailyLoss': 'so that the drawdown comes first' },
      modes: {
        PAPER: {
          risk: '0.005',
          gross: '0.20',
          symbol: '0.20',
          dailyLoss: '0.10',
          drawdown: '0.03',
          symbols: 20,
          positions: 100,
          heat: '0.02',
          leverage: 3,
        },
      },
      cooldownMs: { ...cooldowns, DRAWDOWN: 300_000 },
    },
  });
  engine.run(entryTicket({ quantity: '15.00' }));
  engine.pass(2 * SECOND);
  engine.price(SYMBOL, '79.00');
  engine.pass(6 * MINUTE);
  return engine;
}

const asked = { mode: 'PAPER' as const, phrase: 'RESUME', reason: 'the lesson is learned' };
const stepOf = (engine: TestEngine, at: number): Step => ({
  state: engine.state,
  facts: engine.facts,
  at: unixMs(at),
  mono: '0',
  effects: noEffects(),
  book: 'PAPER',
  actor: engineActor('s-1'),
});

describe('resuming', () => {
  it('AT-EB-7 after a drawdown without a re-base is refused', () => {
    const engine = afterDrawdown();
    expect(engine.state.durable.incident).toMatchObject({ cause: 'DRAWDOWN', phase: 'AWAITING_APPROVAL' });
    const step = stepOf(engine, engine.state.durable.lastAt);
    const { lostAmount, count } = rebaseFacts(step);
    expect(count).toBe(0);
    expect(Number(lostAmount)).toBeGreaterThan(300);
    expect(engine.run({ name: 'resume', input: asked })).toMatchObject({ ok: false });
    expect(resume(step, asked, '1.00')).toMatchObject({ ok: false });
    expect(engine.state.durable.modeState.mode).toBe('EMERGENCY_STOP');
    expect(levelOf(engine, 'DRAWDOWN')).toBe('L4');
    expect(resume(step, asked, lostAmount)).toEqual({ ok: true, value: null });
    expect(engine.state.durable.modeState).toMatchObject({ mode: 'PAPER', run: 'PAUSED' });
    expect(levelOf(engine, 'DRAWDOWN')).toBe('L0');
    expect(rebaseFacts(stepOf(engine, engine.state.durable.lastAt))).toEqual({ lostAmount: null, count: 1 });
    engine.pass(MINUTE);
    // What is left is the gap of the stop itself: it filled 18 % below its trigger.
    expect([...engine.state.durable.triggers.keys()]).toEqual(['SLIPPAGE']);
    const { riskHighWater, performanceHighWater } = engine.state.durable.books.PAPER;
    expect(riskHighWater.lessThan(performanceHighWater)).toBe(true);
  });

  it('while the cause is still there is refused', () => {
    const engine = testEngine({
      settings: { cooldownMs: { ...cooldowns, DAILY_LOSS: 300_000, dailyLossToMidnight: false } },
    });
    engine.run(entryTicket({ quantity: '15.00' }));
    engine.pass(2 * SECOND);
    engine.price(SYMBOL, '92.00');
    engine.pass(6 * MINUTE);
    expect(engine.state.durable.incident).toMatchObject({ cause: 'DAILY_LOSS', phase: 'AWAITING_APPROVAL' });
    const refused = engine.run({ name: 'resume', input: asked });
    expect(refused.ok ? '' : refused.error.message).toContain('The cause is still there: daily loss 1.2');
  });

  it('waits as long as the loss asks that joined a stop by hand', () => {
    const engine = testEngine();
    engine.run(entryTicket({ quantity: '15.00' }));
    engine.pass(2 * SECOND);
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    engine.price(SYMBOL, '92.00');
    engine.pass(MINUTE);
    const { incident, ladder } = engine.state.durable;
    expect(incident).toMatchObject({ cause: 'MANUAL', furtherCauses: ['DAILY_LOSS'], phase: 'COOLDOWN' });
    const midnight = Math.ceil((incident?.flatAt ?? 0) / 86_400_000) * 86_400_000;
    expect(incident?.cooldownEndsAt).toBeGreaterThanOrEqual(midnight);
    expect(ladder.stops.map(({ cause }) => cause)).toEqual(['DAILY_LOSS']);
  });
});
