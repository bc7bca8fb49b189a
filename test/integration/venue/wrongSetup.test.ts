/** A live account that is not set up as the desk expects (RC-31): at L3 from the look that finds it until it is right and a person released it. */
import { describe, expect, it } from 'vitest';
import type { SnapshotAnswer, VenueSetup } from '../../../src/main/ports/venue.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import type { ScriptedVenue } from '../../support/scriptedVenue.ts';

const RIGHT: VenueSetup = {
  positionMode: 'ONE_WAY',
  canTrade: true,
  symbols: [BTC, ETH].map((symbol) => ({ symbol, leverage: 1, marginMode: 'ISOLATED' })),
};
const withBtc = (change: Partial<VenueSetup['symbols'][number]>): VenueSetup => ({
  ...RIGHT,
  symbols: RIGHT.symbols.map((each) => (each.symbol === BTC ? { ...each, ...change } : each)),
});

/** The venue says this setup in its snapshots; the returned function changes it. */
function setUp(venue: ScriptedVenue, first: VenueSetup): (setup: VenueSetup) => void {
  let setup = first;
  const ask = venue.snapshot.bind(venue);
  venue.snapshot = (answer: (told: SnapshotAnswer) => void) =>
    ask((told) => answer(told.kind === 'snapshot' ? { ...told, setup } : told));
  return (next) => {
    setup = next;
  };
}

const held = (engine: RealEngine) => engine.state.durable.triggers.get('VENUE_SETUP');
const alerts = (engine: RealEngine) =>
  [...engine.state.durable.alerts.values()].filter(({ type }) => type === 'VENUE_CHANGED');
const release = (engine: RealEngine) =>
  engine.run({ name: 'releaseLevel', input: { trigger: 'VENUE_SETUP', reason: 'Set back at the venue.' } });

/** A desk that holds BTC on an account that is right, and how to change that. */
function running(): { readonly engine: RealEngine; readonly change: (setup: VenueSetup) => void } {
  let change: (setup: VenueSetup) => void = () => undefined;
  const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => (change = setUp(venue, RIGHT)) });
  engine.hold(BTC, '2', { stop: '95' });
  engine.pass(31_000);
  return { engine, change: (setup) => (change(setup), engine.pass(31_000)) };
}

describe('an account that is not set up as the desk expects', () => {
  it('is at L3 from the start on, and critical', () => {
    const engine = realEngine({ market: 'HEDGE' });
    const text = 'position mode is HEDGE at the venue, the desk needs ONE_WAY';
    expect(held(engine)).toMatchObject({ level: 'L3', rule: 'RC-31', text });
    expect(alerts(engine)).toMatchObject([{ severity: 'P1', state: 'ACTIVE_UNACK' }]);
  });

  it('is at L3 with the comparison that finds it, and said once', () => {
    const { engine, change } = running();
    expect(held(engine)).toBeUndefined();
    change(withBtc({ leverage: 20 }));
    expect(held(engine)?.text).toBe('leverage of BTC/USDT:USDT is 20x at the venue, 1x is allowed');
    engine.pass(61_000);
    expect(alerts(engine)).toMatchObject([{ count: 1, severity: 'P1' }]);
  });

  it.each([
    ['margin mode of BTC/USDT:USDT is CROSSED, the desk needs ISOLATED', withBtc({ marginMode: 'CROSSED' })],
    ['position mode is HEDGE at the venue, the desk needs ONE_WAY', { ...RIGHT, positionMode: 'HEDGE' } as const],
  ])('says that %s', (text, setup) => {
    const { engine, change } = running();
    change(setup);
    expect(held(engine)).toMatchObject({ level: 'L3', text });
  });

  it('stays at L3 until it is right, and then until a person releases it', () => {
    const { engine, change } = running();
    change(withBtc({ leverage: 20 }));
    expect(release(engine)).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    change(RIGHT);
    expect(held(engine)?.level).toBe('L3');
    expect(release(engine)).toMatchObject({ ok: true });
    engine.pass(61_000);
    expect(held(engine)).toBeUndefined();
  });

  it('is right whatever is set where nothing of the desk is open: entries there are refused', () => {
    const { engine, change } = running();
    const other = { leverage: 20, marginMode: 'CROSSED' } as const;
    const symbols = RIGHT.symbols.map((each) => (each.symbol === ETH ? { ...each, ...other } : each));
    change({ ...RIGHT, symbols: [...symbols, { symbol: symbolName('XRP/USDT:USDT'), ...other }] });
    expect(held(engine)).toBeUndefined();
    engine.restEntry('L-900001', ETH);
    engine.pass(31_000);
    expect(held(engine)?.text).toContain('leverage of ETH/USDT:USDT is 20x');
  });
});
