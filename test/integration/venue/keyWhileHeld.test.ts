/** A live position that the desk cannot reach (RC-03, AL-01): a key that is refused, missing or locked away is then no matter for later. */
import { describe, expect, it } from 'vitest';
import type { KeyNews } from '../../../src/main/engine/ladder/keyNews.ts';
import { BTC, realEngine, type RealEngine } from '../../support/realEngine.ts';

const alertOf = (engine: RealEngine, type: string) =>
  [...engine.state.durable.alerts.values()].find((each) => each.type === type && each.state.startsWith('ACTIVE'));
const tell = (engine: RealEngine, news: KeyNews): void => engine.runner.dispatch({ type: 'told', news });

function holding(): RealEngine {
  const engine = realEngine({ market: 'ONE_WAY' });
  engine.hold(BTC, '1', { stop: '95' });
  engine.pass(3_000);
  return engine;
}

const rights = { canTrade: null, canWithdraw: null, canTransfer: null, ipRestricted: null } as const;
const refused = (engine: RealEngine, keyValid = false): KeyNews => ({
  kind: 'keyChecked',
  check: {
    account: 'binance:PERP:live',
    cause: 'START',
    holds: keyValid,
    found: keyValid ? 'trade only, from listed addresses' : 'Binance does not accept the key.',
    ...rights,
  },
  facts: {
    venue: 'Binance',
    keyValid,
    ...rights,
    isRegisteredAccount: true,
    environment: 'LIVE',
    expectedEnvironment: 'LIVE',
    checkedAt: engine.clock.now(),
  },
  actor: null,
});

const away = (problem: string | null, isSetUp: boolean, isConnected = false): KeyNews => ({
  kind: 'liveVenue',
  problem,
  isSetUp,
  isConnected,
});

describe('a live position', () => {
  it('whose key is refused at the start is P1, with what still protects it', () => {
    const engine = holding();
    tell(engine, refused(engine));
    expect(alertOf(engine, 'KEY_REFUSED')).toMatchObject({
      severity: 'P1',
      text: 'CRITICAL, LIVE: Binance does not accept the key.',
      meaning: 'The desk can neither trade nor close at this venue. Stops that rest there still work.',
    });
    tell(engine, refused(engine, true));
    expect(alertOf(engine, 'KEY_REFUSED')).toBeUndefined();
  });

  it('keeps the words of the venue when the key is asked about after they were told', () => {
    const engine = holding();
    engine.venue.emit({ kind: 'keyRefused', code: '-2015', text: 'Invalid API-key.' });
    tell(engine, refused(engine));
    expect(alertOf(engine, 'KEY_REFUSED')).toMatchObject({
      count: 1,
      text: "CRITICAL, LIVE: the venue refuses the key, -2015 'Invalid API-key.'.",
    });
  });

  it.each([
    ['a locked keychain', 'The keychain is locked. Unlock it, then Check again.', true],
    ['a missing key', 'No key is stored for Binance. Enter one and store it.', false],
  ])('that cannot be reached for %s is P1 until it can', (_what, problem, isSetUp) => {
    const engine = holding();
    tell(engine, away(problem, isSetUp));
    expect(alertOf(engine, 'LIVE_VENUE')).toMatchObject({ severity: 'P1' });
    expect(alertOf(engine, 'LIVE_VENUE')?.text).toContain(problem);
    tell(engine, away(null, true, true));
    expect(alertOf(engine, 'LIVE_VENUE')).toBeUndefined();
  });

  it('that is reached is not, when only the question about the key had no answer', () => {
    const engine = holding();
    tell(engine, away('The venue could not be asked about the key: timed out', true, true));
    expect(alertOf(engine, 'LIVE_VENUE')).toMatchObject({ severity: 'P2' });
  });
});

describe('without a live position', () => {
  it('a refused key, a locked keychain and a missing key only keep live shut', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    tell(engine, refused(engine));
    expect(alertOf(engine, 'KEY_REFUSED')).toBeUndefined();
    expect(alertOf(engine, 'KEY_UNFIT')).toMatchObject({ severity: 'P2' });
    tell(engine, away('No key is stored.', false));
    expect(alertOf(engine, 'LIVE_VENUE')).toMatchObject({ severity: 'P3' });
    tell(engine, away('The keychain is locked.', true));
    expect(alertOf(engine, 'LIVE_VENUE')).toMatchObject({ severity: 'P2' });
  });
});
