/** What a person closes by hand while the stop cannot (ES-07): said once, believed only when the venue confirms it. */
import { describe, expect, it } from 'vitest';
import type { StopLeg } from '../../../src/shared/model/incident.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { armed, closes, held, incident, legOf, phase } from '../../support/stopDesk.ts';

const REASON = 'Closed on the page of the venue.';

/** A stop whose closes are refused for as long as the symbol is halted. */
function halted(market: 'SPOT' | 'ONE_WAY' | 'HEDGE', refusals = 40): RealEngine {
  const engine = armed(market);
  for (let refusal = 0; refusal < refusals; refusal += 1)
    engine.venue.spoil('place ES-', { kind: 'rejected', code: '-1013', text: 'Market is closed.' });
  engine.stop();
  engine.pass(16_000);
  expect(phase(engine)).toBe('UNRESOLVED');
  return engine;
}

const closing = (engine: RealEngine): readonly StopLeg[] =>
  incident(engine)?.legs.filter(({ kind }) => kind === 'CLOSE') ?? [];
const lastKey = (engine: RealEngine): string => closing(engine).at(-1)?.key ?? '';
const mark = (engine: RealEngine, change: { key?: string; reason?: string; authMethod?: string | null } = {}) =>
  engine.run({
    name: 'markHandled',
    input: { key: lastKey(engine), reason: REASON, authMethod: 'passphrase', ...change },
  });
const alert = ({ state }: RealEngine) =>
  [...state.durable.alerts.values()].find(({ type }) => type === 'STOP_UNRESOLVED');

describe.each(['SPOT', 'ONE_WAY', 'HEDGE'] as const)('a leg handled by hand, %s', (market) => {
  it('ES-07 is confirmed by the next snapshot, and the stop ends flat', () => {
    const engine = halted(market);
    const attempts = closes(engine).length;
    engine.venue.setHolding(BTC, '0', { leg: legOf[market] });
    expect(mark(engine)).toEqual({
      ok: true,
      value: { text: 'BTC/USDT:USDT: the venue is asked. What it still has comes back.' },
    });
    expect(incident(engine)?.handled).toMatchObject([
      {
        book: 'LIVE',
        symbol: BTC,
        reason: REASON,
        by: 'ui',
        authMethod: 'passphrase',
        state: 'CLAIMED',
        settledAt: null,
      },
    ]);
    engine.wait(200);
    expect(incident(engine)?.handled).toMatchObject([{ state: 'CONFIRMED', found: '' }]);
    engine.pass(6_000);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(closes(engine)).toHaveLength(attempts);
    const states = closing(engine).map(({ state }) => state);
    expect(states.at(-1)).toBe('FLAT');
    expect(new Set(states.slice(0, -1))).toEqual(new Set(['REJECTED']));
    expect(closing(engine).at(-1)?.note).toContain('gone at the venue, not by this order');
    const told = engine.drafts.filter(
      (draft) => draft.type === 'ES_STEP' && draft.data.what === 'marked as handled by hand',
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.actor).toMatchObject({ type: 'user', id: 'ui' });
  });

  it('ES-07 comes back with what the venue still has, and the stop goes on trying', () => {
    const engine = halted(market);
    const before = alert(engine)?.count ?? 0;
    const attempts = closes(engine).length;
    expect(mark(engine).ok).toBe(true);
    engine.wait(200);
    expect(phase(engine)).toBe('UNRESOLVED');
    expect(incident(engine)?.handled).toMatchObject([
      { state: 'REFUTED', found: 'BTC/USDT:USDT LONG 2 is still open' },
    ]);
    expect(alert(engine)).toMatchObject({ severity: 'P1', count: before + 1 });
    expect(alert(engine)?.text).toContain(
      'could not close LIVE BTC/USDT:USDT 2; BTC/USDT:USDT was marked as handled by hand, and is not: BTC/USDT:USDT LONG 2 is still open.',
    );
    engine.pass(12_000);
    expect(closes(engine).length).toBeGreaterThan(attempts);
    engine.venue.setHolding(BTC, '0', { leg: legOf[market] });
    expect(mark(engine).ok).toBe(true);
    engine.pass(6_000);
    expect(incident(engine)?.handled?.map(({ state }) => state)).toEqual(['REFUTED', 'CONFIRMED']);
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('waits for a venue that does not answer', () => {
    const engine = halted(market);
    engine.venue.isDown = true;
    engine.venue.setHolding(BTC, '0', { leg: legOf[market] });
    mark(engine);
    engine.pass(30_000);
    expect(incident(engine)?.handled).toMatchObject([{ state: 'CLAIMED' }]);
    engine.venue.isDown = false;
    engine.pass(20_000);
    expect(incident(engine)?.handled).toMatchObject([{ state: 'CONFIRMED' }]);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(held(engine, market)).toBe('0');
  });

  it('is refused without a proof of who says so, without a reason, and for what is not open', () => {
    const engine = halted(market);
    expect(mark(engine, { authMethod: null })).toMatchObject({ ok: false, error: { code: 'STEP_UP_REQUIRED' } });
    expect(mark(engine, { reason: ' closed  ' })).toMatchObject({
      ok: false,
      error: { code: 'REASON_TOO_SHORT', message: expect.stringContaining('The reason has 6 characters') as string },
    });
    expect(mark(engine, { key: 'close:nothing' })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(incident(engine)?.handled).toBeUndefined();
  });

  it('stands for the position where another attempt came while the reason was typed', () => {
    const engine = halted(market);
    const superseded = closing(engine)[0]?.key ?? '';
    expect(superseded).not.toBe(lastKey(engine));
    expect(mark(engine, { key: superseded })).toMatchObject({ ok: true });
    expect(incident(engine)?.handled).toMatchObject([{ key: lastKey(engine), state: 'CLAIMED' }]);
  });
});

it('ES-08 shows what is closed as FLAT once the venue said so twice, while another leg stays open', () => {
  const engine = realEngine({ market: 'ONE_WAY' });
  engine.hold(BTC, '2', { stop: '95' });
  engine.hold(ETH, '1', { stop: '95' });
  for (let refusal = 0; refusal < 40; refusal += 1)
    engine.venue.spoil('place ES-I1-ETH', { kind: 'rejected', code: '-1013', text: 'Market is closed.' });
  engine.stop();
  engine.wait(500);
  const stateOf = (symbol: string) => closing(engine).find((leg) => leg.symbol === symbol)?.state;
  expect(stateOf(BTC)).not.toBe('FLAT');
  engine.pass(16_000);
  expect(phase(engine)).toBe('UNRESOLVED');
  expect(stateOf(BTC)).toBe('FLAT');
  expect(stateOf(ETH)).not.toBe('FLAT');
  engine.venue.setHolding(BTC, '1');
  engine.pass(12_000);
  expect(closing(engine).filter(({ symbol }) => symbol === BTC)).toHaveLength(2);
  expect(engine.venue.holding(BTC)).toBe('0');
});

it('is refused while nothing is unresolved', () => {
  const engine = armed('ONE_WAY');
  expect(mark(engine, { key: 'close:x' })).toMatchObject({ ok: false, error: { code: 'ILLEGAL_TRANSITION' } });
  engine.stop();
  engine.pass(1_000);
  expect(mark(engine)).toMatchObject({ ok: false, error: { code: 'ILLEGAL_TRANSITION' } });
});

it('stays in the record over a restart, and is judged by the next session', () => {
  const engine = halted('ONE_WAY');
  engine.venue.isDown = true;
  engine.venue.setHolding(BTC, '0');
  mark(engine);
  engine.kill();
  expect(incident(engine)?.handled).toMatchObject([{ state: 'CLAIMED' }]);
});
