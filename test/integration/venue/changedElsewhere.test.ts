/** What somebody or the venue itself changes while a position is held (RC-04, RC-23, RC-26, RC-31, EB-10): said in words, and the stop stays. */
import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../src/shared/model/instrument.ts';
import type { SnapshotAnswer } from '../../../src/main/ports/venue.ts';
import { money } from '../../../src/shared/values/money.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { buildTerms } from '../../support/buildOrder.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { refusals } from '../../support/refusedEntry.ts';

type Told = Extract<SnapshotAnswer, { kind: 'snapshot' }>;

/** A long of one bitcoin with its stop at the venue. */
function holding(): RealEngine {
  const engine = realEngine({ market: 'ONE_WAY' });
  engine.hold(BTC, '1', { stop: '95' });
  engine.run({ name: 'releaseLevel', input: { trigger: 'RESTART', reason: 'Looked at it, all is mine.' } });
  engine.pass(3_000);
  expect(engine.venue.working()).toHaveLength(1);
  return engine;
}

/** From now on the venue's snapshots say this as well. */
function snapshotsSay(engine: RealEngine, change: (told: Told) => Partial<Told>): void {
  const { venue } = engine;
  const ask = venue.snapshot.bind(venue);
  venue.snapshot = (answer) => ask((told) => answer(told.kind === 'snapshot' ? { ...told, ...change(told) } : told));
  engine.pass(31_000);
}

function instrumentsChange(engine: RealEngine, change: Partial<Instrument>): void {
  const instruments = [...engine.state.live.markets.values()].map(({ instrument }) => ({ ...instrument, ...change }));
  engine.runner.dispatch({ type: 'instruments', instruments });
}

const SET_UP = [{ symbol: ETH, leverage: 1, marginMode: 'ISOLATED' }] as const;

const alertOf = (engine: RealEngine, type: string) =>
  [...engine.state.durable.alerts.values()].find((each) => each.type === type && each.state.startsWith('ACTIVE'));
const close = (engine: RealEngine) => engine.run({ name: 'closePosition', input: { symbol: BTC, part: 'ALL' } });

describe('a symbol that the venue halts', () => {
  it('refuses entries in words', () => {
    const engine = holding();
    instrumentsChange(engine, { status: 'HALTED' });
    expect(refusals(engine)).toContain(
      'ETH/USDT:USDT is HALTED at the venue. Entries need TRADING. Wait for it or choose another symbol (RC-04).',
    );
  });

  it('keeps its position and stop when a close is refused, says so, and closes once it trades again', () => {
    const engine = holding();
    engine.venue.spoil('place L-', { kind: 'rejected', code: '-1122', text: 'Invalid symbol status.' });
    expect(close(engine)).toMatchObject({ ok: true });
    engine.pass(3_000);
    expect(alertOf(engine, 'CLOSE_REFUSED')).toMatchObject({
      severity: 'P2',
      text: "HIGH, LIVE: BTC/USDT:USDT is still open, the venue refused to close it: -1122 'Invalid symbol status.'.",
      action:
        "Look at the symbol on the venue's page, then close again; a halted one is closed by itself when it trades, Emergency stop repeats it until it is flat.",
    });
    expect([engine.venue.holding(BTC), engine.venue.working().length]).toEqual(['1', 1]);
    expect(close(engine)).toMatchObject({ ok: true });
    engine.pass(3_000);
    expect([engine.venue.holding(BTC), engine.venue.working().length]).toEqual(['0', 0]);
    expect(alertOf(engine, 'CLOSE_REFUSED')).toBeUndefined();
  });
});

describe('a symbol that the venue delists', () => {
  it('refuses entries, and says what became of the position that the venue settled', () => {
    const engine = holding();
    instrumentsChange(engine, { status: 'DELISTED' });
    expect(refusals(engine)).toContain(
      'ETH/USDT:USDT is DELISTED at the venue. Entries need TRADING. Wait for it or choose another symbol (RC-04).',
    );
    engine.venue.setHolding(BTC, '0');
    for (const id of engine.venue.working()) engine.venue.loseOrder(id);
    engine.pass(70_000);
    expect(alertOf(engine, 'BREAKER_MISMATCH')?.text ?? '').toMatch(/BTC\/USDT:USDT/);
    expect(engine.venue.calls.filter((call) => call.includes('SELL MARKET'))).toEqual([]);
  });
});

describe('a minimum that the venue raises', () => {
  it('refuses an entry below it with both numbers, and still closes', () => {
    const engine = holding();
    instrumentsChange(engine, { minNotional: money('5000') });
    expect(refusals(engine).join(' ')).toMatch(
      /Largest allowed size .* = [\d.]+ USDT .*The venue takes 5,000\.00 USDT or more\. /,
    );
    expect(close(engine)).toMatchObject({ ok: true });
    engine.pass(3_000);
    expect(engine.venue.holding(BTC)).toBe('0');
  });
});

describe('an account that somebody sets up anew', () => {
  it('in hedge mode takes no entry until it is set back', () => {
    const engine = holding();
    snapshotsSay(engine, ({ setup }) => ({
      setup: setup === null ? null : { ...setup, positionMode: 'HEDGE', symbols: SET_UP },
    }));
    expect(refusals(engine)).toContain(
      'Position mode is HEDGE at the venue. The desk is set to ONE_WAY. Change one of them, then Check again (RC-31).',
    );
    expect(engine.venue.working()).toHaveLength(1);
  });

  it('with more leverage takes no entry, and says who is to lower it', () => {
    const engine = holding();
    engine.venue.emit({ kind: 'setupChanged', text: 'Leverage of ETH/USDT:USDT is now 20x' });
    expect(alertOf(engine, 'VENUE_CHANGED')).toMatchObject({
      severity: 'P1',
      text: 'CRITICAL, LIVE: Leverage of ETH/USDT:USDT is now 20x.',
      action: 'Set the account back as the desk expects it, or stop whoever changes it.',
    });
    const symbols = [{ symbol: ETH, leverage: 20, marginMode: 'ISOLATED' }] as const;
    snapshotsSay(engine, ({ setup }) => ({ setup: setup === null ? null : { ...setup, symbols } }));
    expect(refusals(engine)).toContain(
      'Leverage of ETH/USDT:USDT is 20x at the venue. LIVE MINIMAL allows 1x. Lower it there, then Check again (RC-31).',
    );
  });

  it('by a second bot takes no entry in its symbol until a person has decided', () => {
    const engine = holding();
    const order = { clientOrderId: 'web_bot', symbol: ETH, side: 'BUY', type: 'LIMIT', quantity: '2' } as const;
    engine.venue.rest(buildTerms({ ...order, limitPrice: '90', triggerPrice: null }));
    engine.pass(31_000);
    expect(alertOf(engine, 'FOREIGN_ORDER')).toMatchObject({
      severity: 'P1',
      text: 'CRITICAL, LIVE: ETH/USDT:USDT: order web_bot, BUY LIMIT 2, is not ours.',
      action: 'Cancel it at the venue or find out whose it is, then acknowledge this alert.',
    });
    expect(refusals(engine).join(' ')).toMatch(
      /ETH\/USDT:USDT has activity the desk did not cause: order web_bot.*Compare with the venue, then acknowledge/,
    );
  });
});

describe('a clock that is five seconds off', () => {
  it.each([5_000, -5_000])('is measured at %i ms, said, and turns entries off', (off) => {
    const engine = holding();
    snapshotsSay(engine, ({ venueTime }) => ({ venueTime: unixMs(venueTime + off) }));
    engine.pass(150_000);
    expect(alertOf(engine, 'BREAKER_CLOCK')?.text).toMatch(
      /clock is [−-]?[45],\d{3} ms off the venue's, over 1,000 ms/,
    );
    expect(refusals(engine).join(' ')).toMatch(/level L1 since .*clock is .* off the venue's/);
  });
});

describe('a key that is revoked while a position is held', () => {
  it('leaves the stop at the venue and says what to do', () => {
    const engine = holding();
    engine.venue.emit({ kind: 'keyRefused', code: '-2015', text: 'Invalid API-key, IP, or permissions for action.' });
    expect(alertOf(engine, 'KEY_REFUSED')).toMatchObject({
      severity: 'P1',
      text: "CRITICAL, LIVE: the venue refuses the key, -2015 'Invalid API-key, IP, or permissions for action.'.",
      meaning: 'The desk can neither trade nor close at this venue. Stops that rest there still work.',
      action: 'Check the positions on the page of the venue, then enter a working key in Settings.',
    });
    expect(refusals(engine).join(' ')).toMatch(/level L3 since .*the venue refuses the key, -2015/);
    expect(engine.venue.working()).toHaveLength(1);
  });
});
