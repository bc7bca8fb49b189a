/** A desk whose stop awaits its resume is compared with the venue again: what a resume relies on is not minutes old (T7, RC-25). */
import { describe, expect, it } from 'vitest';
import { openResumeGuards, reconciledAt } from '../../../src/main/engine/emergency/resumeFacts.ts';
import type { TradingMode } from '../../../src/shared/model/mode.ts';
import { buildTerms } from '../../support/buildOrder.ts';
import { BTC, type RealEngine } from '../../support/realEngine.ts';
import { armed, phase } from '../../support/stopDesk.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const guards = ({ state, facts, clock }: RealEngine, target: TradingMode = 'LIVE_MINIMAL') =>
  openResumeGuards({ state, facts, at: clock.now() }, target);
const age = ({ state, clock }: RealEngine): number => clock.now() - (reconciledAt(state) ?? NaN);

/** Stopped, flat, and the cooldown just over. */
function awaiting(): RealEngine {
  const engine = armed('ONE_WAY');
  engine.stop();
  while (phase(engine) !== 'AWAITING_APPROVAL') engine.pass(SECOND);
  return engine;
}

describe('the comparison before a resume', () => {
  it('is made when the cooldown ends, and every 30 s from then on', () => {
    const engine = awaiting();
    engine.pass(SECOND);
    expect(age(engine)).toBeLessThanOrEqual(2 * SECOND);
    expect(guards(engine)).toEqual([]);
    engine.pass(7 * MINUTE);
    expect(age(engine)).toBeLessThanOrEqual(31 * SECOND);
    expect(guards(engine)).toEqual([]);
  });

  it('is left to the stop while that still asks for itself', () => {
    const engine = armed('ONE_WAY');
    engine.stop();
    engine.pass(90 * SECOND);
    engine.pass(3 * MINUTE);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(reconciledAt(engine.state)).toBe(engine.state.durable.incident?.flatAt);
  });

  it('stands against real money when it is old, and no longer than the venue is silent', () => {
    const engine = awaiting();
    engine.pass(SECOND);
    engine.venue.isDown = true;
    engine.pass(2 * MINUTE);
    expect(guards(engine)).toContainEqual({ code: 'COMPARISON_OLD', ageMs: age(engine) });
    const refused = engine.run({
      name: 'requestApproval',
      input: { request: { kind: 'RESUME', mode: 'LIVE_MINIMAL' } },
    });
    expect(refused.ok ? '' : refused.error.message).toContain('90 s are allowed');
    expect(guards(engine, 'PAPER')?.map(({ code }) => code)).not.toContain('COMPARISON_OLD');
    engine.venue.isDown = false;
    engine.pass(35 * SECOND);
    expect(guards(engine)?.map(({ code }) => code)).not.toContain('COMPARISON_OLD');
  });

  it('stands against real money while it finds something, and until that is gone', () => {
    const engine = awaiting();
    engine.venue.rest(buildTerms({ clientOrderId: 'web_9', symbol: BTC, side: 'BUY', limitPrice: '80' }));
    engine.pass(35 * SECOND);
    expect(guards(engine)?.map(({ code }) => code)).toContain('NOT_RECONCILED');
    engine.stop();
    engine.pass(6 * MINUTE);
    expect(engine.venue.working()).toEqual([]);
    expect(phase(engine)).toBe('AWAITING_APPROVAL');
    expect(guards(engine)).toEqual([]);
  });
});
