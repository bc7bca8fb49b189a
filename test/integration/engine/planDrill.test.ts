import { describe, expect, it } from 'vitest';
import { ETH, realEngine } from '../../support/realEngine.ts';
import { buildTerms } from '../../support/buildOrder.ts';
import { armed } from '../../support/stopDesk.ts';
import { testEngine } from '../../support/testEngine.ts';

const drill = { name: 'startDrill', input: { kind: 'stop-plan' } } as const;

describe('the plan drill of the live account', () => {
  it.each([
    [
      'SPOT',
      'A stop now would cancel 2 and close 1: 9 requests, weight 302 of 6000 per minute, 1 of 100 orders per 10 s, all at once.',
    ],
    [
      'ONE_WAY',
      'A stop now would cancel 2 and close 1: 23 requests, weight 452 of 2400 per minute, 1 of 300 orders per 10 s, all at once.',
    ],
    [
      'HEDGE',
      'A stop now would cancel 2 and close 1: 23 requests, weight 452 of 2400 per minute, 1 of 300 orders per 10 s, all at once.',
    ],
  ] as const)('reads a %s account, plans the stop, counts it, and sends nothing', (market, expected) => {
    const engine = armed(market);
    const before = engine.venue.calls.length;
    expect(engine.run(drill)).toMatchObject({ ok: true });
    engine.wait(500);
    const [scored] = engine.state.durable.drills;
    expect(scored).toMatchObject({ kind: 'stop-plan', passed: true, flatMs: null, loss: null, tripped: [] });
    expect(scored?.text).toContain(expected);
    expect(scored?.text).toMatch(/^Account read in \d+ ms\. .* Nothing was sent\.$/);
    expect(engine.venue.calls.slice(before).filter((call) => !call.startsWith('snapshot'))).toEqual([]);
    expect(engine.state.durable.modeState.mode).toBe('LIVE_MINIMAL');
    expect(engine.drafts.filter(({ type }) => type === 'DRILL_COMPLETED')).toHaveLength(1);
    expect(engine.drafts.filter(({ type }) => type === 'ES_TRIGGER')).toEqual([]);
  });

  it('counts a cancel for an order at the venue that is not the desk\u2019s', () => {
    const engine = armed('ONE_WAY');
    engine.venue.rest(
      buildTerms({ clientOrderId: 'web_9', symbol: ETH, side: 'SELL', triggerPrice: '80', reduceOnly: true }),
    );
    engine.run(drill);
    engine.wait(500);
    expect(engine.state.durable.drills[0]?.text).toContain('would cancel 3 and close 1');
  });

  it('plans nothing for a flat account', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.run(drill);
    engine.wait(500);
    expect(engine.state.durable.drills[0]?.text).toContain(
      'would cancel 0 and close 0: 12 requests, weight 270 of 2400',
    );
  });

  it('does not pass when the account cannot be read', () => {
    const engine = armed('ONE_WAY');
    engine.venue.spoil('snapshot', { kind: 'answerLost' });
    engine.run(drill);
    engine.pass(20_000);
    expect(engine.state.durable.drills[0]).toMatchObject({ kind: 'stop-plan', passed: false });
    expect(engine.state.durable.drills[0]?.text).toContain('could not be read');
  });

  it('asks once at a time, and not while a stop is on', () => {
    const engine = armed('ONE_WAY');
    engine.run(drill);
    expect(engine.run(drill)).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });
    engine.wait(500);
    engine.stop();
    expect(engine.run(drill)).toMatchObject({ ok: false, error: { code: 'ILLEGAL_TRANSITION' } });
  });

  it('is refused where no live venue is set up', () => {
    expect(testEngine().run(drill)).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });
  });
});
