/** Keys and venues that are not as they should be, entered into a whole desk: what a person is told names what was found, what was expected, what to do. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryVault } from '../../support/memoryVault.ts';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';
import { startVenueSimulator, type VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import { openWalkDesk, simulatedAccount, type WalkDesk } from '../../support/walkDesk.ts';
import { walkSettings } from '../../support/walkToLive.ts';

let venue: VenueSimulator;
let dir = '';
let desk: WalkDesk;

beforeEach(async () => {
  venue = await startVenueSimulator();
  dir = newDataDir();
  desk = await open('PERP');
});
afterEach(async () => {
  await desk.stop();
  await venue.stop();
  removeDataDir(dir);
});

function open(market: 'PERP' | 'SPOT'): Promise<WalkDesk> {
  const symbols = market === 'SPOT' ? ['BTC/USDT'] : walkSettings.liveFeed.symbols;
  const settings = { liveFeed: { ...walkSettings.liveFeed, symbols } };
  return openWalkDesk({ dataDir: dir, account: simulatedAccount(venue, market), vault: memoryVault(), settings });
}

const store = (keys: { readonly apiKey: string; readonly secret: string } = venue.credentials) =>
  desk.done('saveVenueKeys', { ...keys, passphrase: null });

const alertText = (type: string): string | undefined =>
  [...desk.state.durable.alerts.values()].find((each) => each.type === type && each.state.startsWith('ACTIVE'))?.text;

describe('a key that is not as it should be', () => {
  it.each([
    ['an unknown key', { apiKey: 'x'.repeat(64) }, /-2015 '.*'\. Expected a key of this environment that is allowed/],
    ['a wrong secret', { secret: 'y'.repeat(64) }, /-1022 '.*'\. Expected key and secret .*: enter both again\./],
  ])('%s is refused in the words of the venue', async (_what, wrong, words) => {
    const stored = await store({ ...venue.credentials, ...wrong });
    expect(stored).toMatchObject({ link: null, check: { valid: false, holds: false } });
    expect(stored.problem).toMatch(words);
  });

  it('one without the right to trade perpetuals is refused with where to look', async () => {
    venue.key.setRights({ enableFutures: false });
    const stored = await store();
    expect(stored).toMatchObject({ link: null, check: { valid: false, holds: false } });
    expect(stored.problem).toMatch(/-2015 '.*'\. Expected a key .* may read and trade: check .* the rights of the key/);
  });

  it('one that may only read a spot account is connected, and live is refused', async () => {
    await desk.stop();
    desk = await open('SPOT');
    venue.key.setRights({ enableSpotAndMarginTrading: false });
    const stored = await store();
    expect(stored.check).toMatchObject({ valid: true, canTrade: false, holds: false });
    expect(stored.check?.text).toBe(
      'This key may not trade. Live needs a key that can. Switch trading on at Binance (own addresses), then Check again (RC-03).',
    );
    expect(alertText('KEY_UNFIT')).toContain('This key may not trade');
  });

  it('one with the right to withdraw is refused for live, and fits once the right is gone', async () => {
    venue.key.setRights({ enableWithdrawals: true });
    const stored = await store();
    expect(stored.check?.text).toBe(
      'This key may withdraw. Live needs a key that cannot. Switch withdrawals off at Binance (own addresses), then Check again (RC-03).',
    );
    expect(alertText('KEY_UNFIT')).toContain('This key may withdraw');
    venue.key.setRights({ enableWithdrawals: false });
    const tested = await desk.done('testVenue', {});
    expect(tested.check).toMatchObject({ canWithdraw: false, holds: true });
    expect(alertText('KEY_UNFIT')).toBeUndefined();
  });

  it.each([
    ['a page', { kind: 'html', status: 200 }],
    ['nothing', { kind: 'loseRequest' }],
    ['a limit', { kind: 'limit', status: 429, retryAfterS: 1 }],
  ] as const)(
    'one with the right to withdraw stays refused while %s answers the question for its rights',
    async (_what, fault) => {
      venue.key.setRights({ enableWithdrawals: true });
      await store();
      venue.faults.add(fault, { path: '/sapi/v1/account/apiRestrictions' });
      const tested = await desk.done('testVenue', {});
      expect(tested.problem).toMatch(
        /^The venue could not be asked about the key: .*What the key may do could not be read: /,
      );
      expect(tested.check).toMatchObject({ canWithdraw: true, holds: false });
      expect(alertText('KEY_UNFIT')).toContain('This key may withdraw');
    },
  );

  it('one that is not allowed from this address is refused with where to look', async () => {
    venue.key.allowIp(false);
    const stored = await store();
    expect(stored).toMatchObject({ link: null, check: { valid: false, holds: false } });
    expect(stored.problem).toMatch(
      /-2015 '.*'\. Expected .* allowed from this address .*: check the environment, the address list and the rights/,
    );
  });

  it('one that is revoked in the middle is said at once, with what still protects', async () => {
    await store();
    venue.key.revoke();
    const tested = await desk.done('testVenue', {});
    expect(tested.check).toMatchObject({ valid: false, holds: false });
    expect(alertText('KEY_REFUSED')).toMatch(/the venue refuses the key, -2015 '.*'/);
  });
});

describe('a venue that is not as it should be', () => {
  it('answers a page instead of data', async () => {
    venue.faults.add({ kind: 'html', status: 200 }, { path: /^\/fapi/, times: Infinity });
    const stored = await store();
    expect(stored.link).toBeNull();
    expect(stored.problem).toMatch(
      /Expected data: a proxy, a sign-in page of the network or a country block stands between; check the address/,
    );
    expect(alertText('LIVE_VENUE')).toContain('no connection to the live venue');
  });

  it('is away', async () => {
    venue.faults.add({ kind: 'loseRequest' }, { path: /^\/fapi/, times: Infinity });
    const stored = await store();
    expect(stored).toMatchObject({ link: null, check: null });
    expect(stored.problem).toMatch(
      /cannot be reached: .*\. Expected an answer: check the network and the venue's status/,
    );
  });

  it.each([5_000, -5_000])(
    'has a clock that is %i ms off: the desk measures it, goes by it and says so',
    async (ms) => {
      venue.faults.clock(ms);
      const stored = await store();
      expect(stored).toMatchObject({ problem: null, link: { state: 'up' }, check: { holds: true } });
      expect(Math.abs((stored.link?.clockOffsetMs ?? 0) - ms)).toBeLessThan(2_000);
    },
  );
});
