/** The cooldown of a stop counts from the flat that was verified last, and follows the gravest of its causes (EB-19, SM-18, ES-05). */
import { describe, expect, it } from 'vitest';
import { highestResume } from '../../../src/main/engine/emergency/resumeFacts.ts';
import { triggerStop } from '../../../src/main/engine/emergency/trigger.ts';
import { inBook } from '../../../src/main/engine/books.ts';
import { engineActor, noEffects } from '../../../src/main/engine/step.ts';
import type { StopCause } from '../../../src/shared/model/incident.ts';
import { ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { armed, incident, phase } from '../../support/stopDesk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const known = (at: number | null | undefined): number => {
  if (typeof at !== 'number') throw new Error('not known yet');
  return at;
};
const flatAt = (engine: RealEngine): number => known(incident(engine)?.flatAt);
const endsAt = (engine: RealEngine): number => known(incident(engine)?.cooldownEndsAt);

/** A trigger of the engine's own joins the stop; returns when the end of the cooldown is due, where it was set anew. */
function append({ state, facts, clock }: RealEngine, cause: StopCause): number | undefined {
  const step = {
    state,
    facts,
    at: clock.now(),
    mono: clock.mono().toString(),
    effects: noEffects(),
    book: 'PAPER',
    actor: engineActor('s-1'),
  } as const;
  triggerStop(inBook(step, 'LIVE'), { cause, source: 'engine', text: `test ${cause}` });
  return step.effects.timers.find(({ name }) => name === 'stop-cooldown')?.at;
}

describe('the cooldown of a stop that a late fill re-opened', () => {
  it('counts from the flat that was verified last', () => {
    const engine = armed('ONE_WAY');
    engine.stop();
    engine.pass(30_000);
    const first = flatAt(engine);
    expect(endsAt(engine)).toBe(first + 5 * MINUTE);
    engine.venue.setHolding(ETH, '1');
    engine.pass(15_000);
    expect(flatAt(engine)).toBeGreaterThan(first + 30_000);
    expect(endsAt(engine)).toBe(flatAt(engine) + 5 * MINUTE);
    engine.pass(first + 5 * MINUTE - engine.clock.now() + 1_000);
    expect(phase(engine)).toBe('COOLDOWN');
    engine.pass(2 * MINUTE);
    expect(phase(engine)).toBe('AWAITING_APPROVAL');
  });

  it('begins anew where the first one was over, also when the desk ends in between', () => {
    const engine = armed('ONE_WAY');
    engine.stop();
    engine.pass(7 * MINUTE);
    expect(phase(engine)).toBe('AWAITING_APPROVAL');
    engine.venue.setHolding(ETH, '1');
    engine.kill();
    const next = realEngine({ market: 'ONE_WAY', before: engine });
    next.pass(15_000);
    expect(next.venue.holding(ETH)).toBe('0');
    expect(phase(next)).toBe('COOLDOWN');
    expect(endsAt(next)).toBe(flatAt(next) + 5 * MINUTE);
    next.pass(6 * MINUTE);
    expect(phase(next)).toBe('AWAITING_APPROVAL');
  });

  it('is never shorter than what was said before', () => {
    const engine = armed('ONE_WAY');
    engine.stop();
    append(engine, 'DRAWDOWN');
    engine.pass(10_000);
    const promised = endsAt(engine);
    expect(promised).toBe(flatAt(engine) + 24 * HOUR);
    Object.assign(engine.facts.settings.cooldownMs, { DRAWDOWN: 5 * MINUTE });
    engine.venue.setHolding(ETH, '1');
    engine.pass(15_000);
    expect(engine.venue.holding(ETH)).toBe('0');
    expect(endsAt(engine)).toBe(promised);
  });
});

describe('a stop that a loss joined', () => {
  it('cools down and falls as after the loss, while it still closes', () => {
    const engine = armed('ONE_WAY');
    engine.stop();
    append(engine, 'DRAWDOWN');
    engine.pass(10_000);
    expect(incident(engine)).toMatchObject({ cause: 'MANUAL', triggers: 2, phase: 'COOLDOWN' });
    expect(endsAt(engine)).toBe(flatAt(engine) + 24 * HOUR);
    expect(engine.state.durable.ladder.stops).toMatchObject([{ cause: 'DRAWDOWN', mode: 'LIVE_MINIMAL' }]);
    expect(highestResume(engine.state)).toBe('LIVE_MINIMAL');
  });

  it('is the second of 14 days, and falls to PAPER', () => {
    const engine = armed('ONE_WAY');
    const { durable } = engine.state;
    const earlier = [{ at: durable.lastAt, cause: 'DAILY_LOSS', mode: 'LIVE_MINIMAL' }] as const;
    engine.state.durable = { ...durable, ladder: { ...durable.ladder, stops: earlier } };
    engine.pass(MINUTE);
    engine.stop();
    expect(highestResume(engine.state)).toBe('LIVE_MINIMAL');
    append(engine, 'DAILY_LOSS');
    expect(highestResume(engine.state)).toBe('PAPER');
  });

  it.each([2, 7])('waits on when the loss is found %i minutes after flat, also after a restart', (minutes) => {
    const engine = armed('ONE_WAY');
    engine.stop();
    engine.pass(minutes * MINUTE);
    expect(append(engine, 'DRAWDOWN')).toBe(flatAt(engine) + 24 * HOUR);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(endsAt(engine)).toBe(flatAt(engine) + 24 * HOUR);
    engine.kill();
    const next = realEngine({ market: 'ONE_WAY', before: engine });
    next.pass(8 * MINUTE);
    expect(phase(next)).toBe('COOLDOWN');
    expect(endsAt(next)).toBe(flatAt(next) + 24 * HOUR);
  });

  it('starts the clock of the step again, once', () => {
    const engine = armed('ONE_WAY');
    engine.stop();
    expect(engine.state.durable.ladder.resets).toEqual([]);
    append(engine, 'CORRELATION');
    append(engine, 'DAILY_LOSS');
    engine.pass(1_000);
    expect(engine.state.durable.ladder.resets).toHaveLength(1);
  });

  it('keeps what a loss began when something lighter joins it', () => {
    const engine = armed('ONE_WAY');
    engine.stop();
    append(engine, 'DRAWDOWN');
    append(engine, 'LATENCY');
    engine.stop();
    engine.pass(10_000);
    expect(endsAt(engine)).toBe(flatAt(engine) + 24 * HOUR);
    expect(engine.state.durable.ladder.stops).toMatchObject([{ cause: 'DRAWDOWN' }]);
  });
});
