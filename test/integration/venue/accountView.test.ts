/** The account as the window is told of it (UI-25, UI-44, UI-46): what is not ours, what is in doubt, how the connection is. */
import { describe, expect, it } from 'vitest';
import { accountPart } from '../../../src/main/desk/view/accountPart.ts';
import type { LadderNews } from '../../../src/main/engine/ladder/told.ts';
import { accountPart as accountSchema } from '../../../src/shared/ipc/viewVenue.ts';
import { buildTerms } from '../../support/buildOrder.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';

const shown = (engine: RealEngine) => {
  const part = accountPart({ state: engine.state, engine: { venues: { PAPER: engine.venue, LIVE: engine.venue } } });
  return accountSchema.parse(part);
};
const resolve = (engine: RealEngine, action: 'LEAVE' | 'ADOPT', stop: string | null) =>
  engine.run({ name: 'resolveExternal', input: { kind: 'POSITION', symbol: BTC, id: '', action, stop } });

describe('the account part of the view', () => {
  it('shows a position that was opened elsewhere with both quantities', () => {
    const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => venue.setHolding(BTC, '1.5', { entry: '98' }) });
    expect(shown(engine).external).toMatchObject([
      { kind: 'POSITION', symbol: BTC, ours: '0', theirs: '1.5', left: false, stop: null },
    ]);
  });

  it('keeps showing what was left alone, also after a restart', () => {
    const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => venue.setHolding(BTC, '1.5', { entry: '98' }) });
    expect(resolve(engine, 'LEAVE', null).ok).toBe(true);
    engine.pass(31_000);
    const left = { kind: 'POSITION', symbol: BTC, ours: '0', theirs: '1.5', left: true, text: '1.5 is not ours' };
    expect(shown(engine).external).toMatchObject([left]);
    const again = realEngine({ market: 'ONE_WAY', before: engine });
    expect(shown(again).external).toMatchObject([left]);
  });

  it('shows nothing of a position once it is adopted', () => {
    const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => venue.setHolding(BTC, '1.5', { entry: '98' }) });
    expect(resolve(engine, 'ADOPT', '90').ok).toBe(true);
    engine.pass(31_000);
    expect(shown(engine).external).toEqual([]);
  });

  it('shows a foreign order without quantities of a position', () => {
    const terms = { clientOrderId: 'web_abc', symbol: BTC, side: 'BUY', type: 'LIMIT', quantity: '2' } as const;
    const engine = realEngine({
      market: 'ONE_WAY',
      arrange: (venue) => venue.rest(buildTerms({ ...terms, limitPrice: '90', triggerPrice: null })),
    });
    expect(shown(engine).external).toMatchObject([
      { kind: 'ORDER', id: 'web_abc', text: 'BUY LIMIT 2 at 90', ours: null, theirs: null, left: false },
    ]);
  });

  it('shows an order in doubt with how often and when it is asked for; what only reduces keeps nothing reserved', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.hold(ETH, '2', { stop: '90' });
    engine.venue.spoil('place', { kind: 'requestLost' });
    expect(engine.run({ name: 'closePosition', input: { symbol: ETH, part: 'ALL' } }).ok).toBe(true);
    const inDoubt = () => shown(engine).unknown;
    for (let second = 0; second < 10 && inDoubt().length === 0; second += 1) engine.pass(1_000);
    expect(inDoubt()).toMatchObject([
      { book: 'LIVE', symbol: ETH, side: 'SELL', quantity: '2', price: null, trigger: null, reserved: '0' },
    ]);
    expect(inDoubt()[0]?.nextAt).toBeGreaterThan(engine.clock.now());
  });

  it('tells when the stream spoke, and how much of the budget is used', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    expect(shown(engine).health).toMatchObject({ weightUsed: null, downSince: null });
    engine.venue.emit({ kind: 'heartbeat', weightUsed: 0.25, probeMs: null });
    expect(shown(engine).health).toMatchObject({ weightUsed: 0.25, streamAt: engine.clock.now() });
    engine.pass(31_000);
    // The scripted venue reads its clock when it answers, 50 ms after it was asked: half of that is left.
    expect(shown(engine).health.clockOffsetMs).toBe(25);
  });

  it('says who acts when the desk is gone, as the watchdog last said', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    const tell = (news: LadderNews): void => engine.runner.dispatch({ type: 'told', news });
    expect(shown(engine).guard).toMatchObject({ watchdog: 'NONE', text: '' });
    tell({ kind: 'watchdog', problem: null });
    expect(shown(engine).guard).toMatchObject({ watchdog: 'ON', text: '' });
    tell({ kind: 'watchdog', problem: 'it ended with code 1' });
    expect(shown(engine).guard).toMatchObject({ watchdog: 'DOWN', text: 'it ended with code 1' });
    const account = 'binance:PERP:demo';
    const data = { account, change: 'REMOVED', fingerprint: null, vault: 'memory' } as const;
    tell({ kind: 'keysChanged', data, actor: { type: 'user', id: 'ui', session: 'test' } });
    expect(shown(engine).guard.watchdog).toBe('NONE');
  });

  it('says what the countdown of the venue does, and that it stays off where it would cancel stops', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    const guard = (cancelsStops: boolean): string => {
      const capabilities = { ...engine.venue.capabilities, deadMansSwitch: { cancelsStops } };
      const venue = { name: 'scripted', capabilities };
      return accountPart({ state: engine.state, engine: { venues: { PAPER: engine.venue, LIVE: venue } } }).guard
        .countdown;
    };
    expect([guard(true), guard(false)]).toEqual(['IDLE', 'IDLE']);
    engine.hold(BTC, '2', { stop: '95' });
    expect([guard(true), guard(false)]).toEqual(['OFF', 'IDLE']);
    engine.state.live.venue.armed.set(ETH, engine.clock.now());
    expect(guard(true)).toBe('ARMED');
  });

  it.each([
    ['binance', 'demo', { market: 'PERP', environment: 'demo' }],
    ['binance', 'custom', null],
    ['kraken', 'live', null],
  ] as const)('leads to the pages of %s %s where they are known', (exchange, environment, page) => {
    const engine = realEngine({ market: 'ONE_WAY' });
    const account = { exchange, market: 'PERP', environment, endpoints: null, legacy: {} } as const;
    const venue = { name: 'scripted', capabilities: engine.venue.capabilities, account };
    const part = accountPart({ state: engine.state, engine: { venues: { PAPER: engine.venue, LIVE: venue } } });
    expect(part.page).toEqual(page);
  });
});
