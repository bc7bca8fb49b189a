/** Alerts about what others did to the account (AL-03, RC-26, RC-31): seen by a person they are over when their cause is, and the next one is news. */
import { describe, expect, it } from 'vitest';
import type { SnapshotAnswer, VenueSetup } from '../../../src/main/ports/venue.ts';
import { buildTerms } from '../../support/buildOrder.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';

type Told = Extract<SnapshotAnswer, { kind: 'snapshot' }>;

const alertOf = ({ state }: RealEngine, type: string) =>
  [...state.durable.alerts.values()].find((each) => each.type === type);
const stateOf = (engine: RealEngine, type: string) => alertOf(engine, type)?.state ?? 'over';
const said = ({ activity }: RealEngine, words: string) => activity.filter((text) => text.includes(words)).length;

const acknowledge = (engine: RealEngine, type: string): void => {
  const key = alertOf(engine, type)?.key ?? '';
  expect(engine.run({ name: 'acknowledgeAlert', input: { key } })).toMatchObject({ ok: true });
};

const others = (clientOrderId: string) =>
  buildTerms({
    clientOrderId,
    symbol: ETH,
    side: 'BUY',
    type: 'LIMIT',
    quantity: '2',
    limitPrice: '90',
    triggerPrice: null,
  });

/** From now on the venue's snapshots carry this setup. */
function setUpAs(engine: RealEngine, change: Partial<VenueSetup>): void {
  const { venue } = engine;
  const ask = venue.snapshot.bind(venue);
  const changed = ({ setup }: Told) => ({ setup: setup === null ? null : { ...setup, ...change } });
  venue.snapshot = (answer) => ask((told) => answer(told.kind === 'snapshot' ? { ...told, ...changed(told) } : told));
  engine.pass(31_000);
}

describe('an order that is not ours', () => {
  it('stays an alert while it rests, and is over once it is gone and was seen', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.venue.rest(others('web_1'));
    engine.pass(31_000);
    acknowledge(engine, 'FOREIGN_ORDER');
    engine.pass(61_000);
    expect(stateOf(engine, 'FOREIGN_ORDER')).toBe('ACTIVE_ACK');
    engine.venue.loseOrder('web_1');
    engine.pass(31_000);
    expect(stateOf(engine, 'FOREIGN_ORDER')).toBe('over');
    expect(engine.external(ETH)).toEqual([]);
  });

  it('waits for a person although it is gone', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.venue.rest(others('web_1'));
    engine.pass(31_000);
    engine.venue.loseOrder('web_1');
    engine.pass(61_000);
    expect(stateOf(engine, 'FOREIGN_ORDER')).toBe('ACTIVE_UNACK');
    expect(engine.external(ETH)).toEqual(['an order we did not make']);
    acknowledge(engine, 'FOREIGN_ORDER');
    engine.pass(31_000);
    expect(stateOf(engine, 'FOREIGN_ORDER')).toBe('over');
    expect(engine.external(ETH)).toEqual([]);
  });

  it('is news again when the second bot comes back later', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.venue.rest(others('web_1'));
    engine.pass(31_000);
    engine.venue.loseOrder('web_1');
    acknowledge(engine, 'FOREIGN_ORDER');
    engine.pass(31_000);
    engine.venue.rest(others('web_2'));
    engine.pass(31_000);
    expect(alertOf(engine, 'FOREIGN_ORDER')).toMatchObject({
      state: 'ACTIVE_UNACK',
      text: 'CRITICAL, LIVE: ETH/USDT:USDT: order web_2, BUY LIMIT 2, is not ours.',
    });
    expect(said(engine, 'order web_2')).toBe(1);
  });
});

describe('a setting of the account that was changed elsewhere', () => {
  const change = { kind: 'setupChanged', text: 'Leverage of ETH/USDT:USDT is now 20x.' } as const;

  it('is over once a person has seen it, and news again the next time', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.venue.emit(change);
    acknowledge(engine, 'VENUE_CHANGED');
    expect(stateOf(engine, 'VENUE_CHANGED')).toBe('over');
    engine.venue.emit({ ...change, text: 'Leverage of ETH/USDT:USDT is now 50x.' });
    expect(alertOf(engine, 'VENUE_CHANGED')).toMatchObject({ state: 'ACTIVE_UNACK', severity: 'P1' });
    expect(said(engine, 'is now 50x')).toBe(1);
  });

  it('is said when only a comparison shows it: hedge mode has no news of its own', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.pass(31_000);
    setUpAs(engine, { positionMode: 'HEDGE' });
    expect(alertOf(engine, 'VENUE_CHANGED')).toMatchObject({
      severity: 'P1',
      state: 'ACTIVE_UNACK',
      text: 'CRITICAL, LIVE: Position mode is HEDGE at the venue, was ONE_WAY.',
      action: 'Set the account back as the desk expects it, or stop whoever changes it.',
    });
    engine.pass(61_000);
    expect(said(engine, 'Position mode is HEDGE')).toBe(1);
  });

  it('is not said of what was set back', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    setUpAs(engine, { positionMode: 'HEDGE', symbols: [{ symbol: BTC, leverage: 20, marginMode: 'CROSSED' }] });
    acknowledge(engine, 'VENUE_CHANGED');
    setUpAs(engine, { positionMode: 'ONE_WAY', symbols: [{ symbol: BTC, leverage: 1, marginMode: 'ISOLATED' }] });
    expect(stateOf(engine, 'VENUE_CHANGED')).toBe('over');
  });

  it('is said of leverage and margin mode that no stream told', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    setUpAs(engine, { symbols: [{ symbol: BTC, leverage: 1, marginMode: 'ISOLATED' }] });
    setUpAs(engine, { symbols: [{ symbol: BTC, leverage: 20, marginMode: 'CROSSED' }] });
    expect(alertOf(engine, 'VENUE_CHANGED')?.text).toBe(
      'CRITICAL, LIVE: Leverage of BTC/USDT:USDT is 20x at the venue, was 1x; Margin mode of BTC/USDT:USDT is CROSSED at the venue, was ISOLATED.',
    );
  });
});
