/** Another key while the desk runs: tried first, and what does not pass changes nothing (UI-61). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VenueView } from '../../../src/shared/ipc/contractVenue.ts';
import { fakeVenues, tradeOnly, type FakeVenues } from '../../support/fakeLiveVenue.ts';
import { openLiveDesk, type LiveDesk } from '../../support/liveDesk.ts';
import { memoryVault, type MemoryVault } from '../../support/memoryVault.ts';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';

const demo = { exchange: 'binance', market: 'PERP', environment: 'demo', endpoints: null, legacy: {} } as const;
const ACCOUNT = 'binance:PERP:demo';
const keys = { apiKey: 'PLANTEDkey0123456789', secret: 'PLANTEDsecret0123456789', passphrase: null };

let dir = '';
let vault: MemoryVault;
let venues: FakeVenues;
let desk: LiveDesk;

beforeEach(async () => {
  dir = newDataDir();
  vault = memoryVault();
  venues = fakeVenues();
  desk = await openLiveDesk({ dataDir: dir, vault, openVenue: venues.open });
});
afterEach(async () => {
  await desk.stop();
  removeDataDir(dir);
});

const view = async (): Promise<VenueView> => valueOf(await desk.call('getVenue', {}));
function entries(type: string) {
  desk.journal.flush();
  return [...desk.journal.entries(-1)].filter((entry) => entry.type === type);
}
function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('another key', () => {
  it('keeps the key in force and its connection when the next one does not pass', async () => {
    await desk.call('configureVenue', { account: demo });
    valueOf(await desk.call('saveVenueKeys', keys));
    const fingerprint = (await view()).keys?.fingerprint;
    const other = { ...keys, apiKey: 'PLANTEDother0123456789' };
    venues.failNext('VENUE_KEY_REFUSED', `Binance refuses the key ${other.apiKey}: -2015.`);
    const refused = await desk.call('saveVenueKeys', other);
    expect(refused).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    const stays = `Binance refuses the key [key]: -2015. Key ${fingerprint} stays as it was and nothing changed.`;
    expect(refused).toMatchObject({ error: { message: stays } });
    const [first] = venues.opened;
    expect(first?.isClosed).toBe(false);
    expect(await view()).toMatchObject({ keys: { fingerprint }, link: { state: 'up' }, problem: null });
    expect(vault.items.get(ACCOUNT)).toMatchObject({ apiKey: keys.apiKey });

    venues.setReport({ ...tradeOnly, canWithdraw: true });
    const unfit = await desk.call('saveVenueKeys', other);
    expect(unfit).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    expect(venues.opened.map(({ isClosed }) => isClosed)).toEqual([false, true]);
    expect(entries('KEYS_CHANGED')).toHaveLength(1);
    expect(desk.state.live.ladder.credentials).toMatchObject({ holds: true });
  });

  it('asks no second time for a connection that was tried: it goes on as it is', async () => {
    await desk.call('configureVenue', { account: demo });
    valueOf(await desk.call('saveVenueKeys', keys));
    const swapped = valueOf(await desk.call('saveVenueKeys', { ...keys, apiKey: 'PLANTEDother0123456789' }));
    expect(venues.requests).toHaveLength(2);
    expect(venues.opened[1]?.asked).toEqual(['checkKey', 'checkKey']);
    expect(swapped.keys?.fingerprint).not.toBe(undefined);
    expect(vault.items.get(ACCOUNT)).toMatchObject({ apiKey: 'PLANTEDother0123456789' });
    expect(entries('KEY_CHECKED')).toHaveLength(2);
  });
});
