/** Venue and keys end to end, but for the venue itself: commands, vault, hot swap, journal, alerts, and no trace of a key anywhere. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryDataSchemas } from '../../../src/shared/model/entry.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import type { VenueView } from '../../../src/shared/ipc/contractVenue.ts';
import { fakeVenues, tradeOnly, type FakeVenues } from '../../support/fakeLiveVenue.ts';
import { everyByte, openLiveDesk, type LiveDesk } from '../../support/liveDesk.ts';
import { memoryVault, type MemoryVault } from '../../support/memoryVault.ts';
import { openTestDesk, newDataDir, removeDataDir } from '../../support/testDesk.ts';
import { scriptedSource } from '../../support/scriptedSource.ts';

const demo = { exchange: 'binance', market: 'PERP', environment: 'demo', endpoints: null, legacy: {} } as const;
const ACCOUNT = 'binance:PERP:demo';
const keys = { apiKey: 'PLANTEDkey0123456789', secret: 'PLANTEDsecret0123456789', passphrase: null };

let dir = '';
let vault: MemoryVault;
let venues: FakeVenues;
let desk: LiveDesk;

const open = async (): Promise<LiveDesk> => openLiveDesk({ dataDir: dir, vault, openVenue: venues.open });
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
const view = async (): Promise<VenueView> => valueOf(await desk.call('getVenue', {}));
const alert = (type: string) => [...desk.state.durable.alerts.values()].find((each) => each.type === type);
function entries(type: string) {
  desk.journal.flush();
  const found = [...desk.journal.entries(-1)].filter((entry) => entry.type === type);
  return found.map(({ data, actor }) => ({ data, actor }));
}

function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

beforeEach(async () => {
  dir = newDataDir();
  vault = memoryVault();
  venues = fakeVenues();
  desk = await open();
});
afterEach(async () => {
  await desk.stop();
  removeDataDir(dir);
});

describe('venue set-up', () => {
  it('starts with none, and the live book has no venue', async () => {
    expect(await view()).toMatchObject({ account: null, money: null, connects: true, keys: null, link: null });
    const test = await desk.call('testVenue', {});
    expect(test).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });
    expect(await desk.call('saveVenueKeys', keys)).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });
  });

  it('connects as soon as account and key are there, and asks what the key may do', async () => {
    const set = valueOf(await desk.call('configureVenue', { account: demo }));
    expect(set).toMatchObject({ account: demo, money: 'PLAY', keys: null, link: null });
    expect(set.problem).toBe('No key is stored for Binance demo. Enter one and store it.');
    expect(alert('LIVE_VENUE')).toMatchObject({ severity: 'P3', state: 'ACTIVE_UNACK' });

    const stored = valueOf(await desk.call('saveVenueKeys', keys));
    expect(stored).toMatchObject({ problem: null, link: { state: 'up', waiting: 3 }, check: { holds: true } });
    expect(stored.keys?.fingerprint).toMatch(/^[0-9a-f]{6}$/);
    expect(venues.requests).toMatchObject([
      { account: { environment: 'demo' }, credentials: { apiKey: keys.apiKey, secret: keys.secret } },
    ]);
    expect(alert('LIVE_VENUE')).toBeUndefined();
    expect(desk.state.live.venue.credentials).toMatchObject({ keyValid: true, environment: 'TESTNET' });
    expect(desk.state.live.ladder.credentials).toMatchObject({ holds: true });
  });

  it('journals each step with who did it, and the entries are readable', async () => {
    await desk.call('configureVenue', { account: demo });
    await desk.call('saveVenueKeys', keys);
    await desk.call('removeVenueKeys', {});
    expect(entries('VENUE_CONFIGURED')).toMatchObject([
      { data: { before: null, after: demo }, actor: { type: 'user', id: 'ui' } },
    ]);
    expect(entries('KEYS_CHANGED')).toMatchObject([
      { data: { account: ACCOUNT, change: 'STORED', vault: 'a test vault' }, actor: { type: 'user' } },
      { data: { account: ACCOUNT, change: 'REMOVED' }, actor: { type: 'user' } },
    ]);
    expect(entries('KEY_CHECKED')).toMatchObject([{ data: { cause: 'STORED', holds: true, canWithdraw: false } }]);
    for (const type of ['VENUE_CONFIGURED', 'KEYS_CHANGED', 'KEY_CHECKED'] as const)
      for (const { data } of entries(type)) expect(entryDataSchemas[type].safeParse(data).success).toBe(true);
  });

  it('swaps the key while the desk runs', async () => {
    await desk.call('configureVenue', { account: demo });
    await desk.call('saveVenueKeys', keys);
    const [first] = venues.opened;
    await desk.call('saveVenueKeys', { ...keys, apiKey: 'PLANTEDother0123456789' });
    expect(first?.isClosed).toBe(true);
    expect(venues.opened).toHaveLength(2);
    expect(await view()).toMatchObject({ link: { state: 'up' }, check: { holds: true } });
  });

  it('lets go of the venue when the key is removed', async () => {
    await desk.call('configureVenue', { account: demo });
    await desk.call('saveVenueKeys', keys);
    const removed = valueOf(await desk.call('removeVenueKeys', {}));
    expect(removed).toMatchObject({ keys: null, link: null, check: null });
    expect(vault.items.size).toBe(0);
    expect(desk.state.live.venue.credentials).toBeNull();
  });

  it('refuses live with a key that may withdraw, in the words of the spec', async () => {
    venues.setReport({ ...tradeOnly, canWithdraw: true });
    await desk.call('configureVenue', { account: { ...demo, environment: 'live' } });
    const stored = valueOf(await desk.call('saveVenueKeys', keys));
    expect(stored).toMatchObject({ money: 'REAL', check: { holds: false } });
    expect(stored.check?.text).toContain('This key may withdraw. Live needs a key that cannot.');
    expect(alert('KEY_UNFIT')).toMatchObject({ severity: 'P2', book: 'LIVE' });
    expect(desk.state.live.ladder.credentials).toMatchObject({ holds: false });
  });

  it('takes rights that are not determinable for that, on play money only', async () => {
    venues.setReport({ ...tradeOnly, canWithdraw: null, canTransfer: null, ipRestricted: null });
    await desk.call('configureVenue', { account: demo });
    expect(valueOf(await desk.call('saveVenueKeys', keys)).check).toMatchObject({ holds: true, canWithdraw: null });
    await desk.call('configureVenue', { account: { ...demo, environment: 'live' } });
    expect(valueOf(await desk.call('saveVenueKeys', keys)).check).toMatchObject({ holds: null, canWithdraw: null });
  });

  it('says what is wrong with a key that the venue does not take, and asks no more', async () => {
    await desk.call('configureVenue', { account: demo });
    venues.failNext('VENUE_KEY_REFUSED', `Binance refuses the key ${keys.apiKey}: -2015.`);
    const stored = valueOf(await desk.call('saveVenueKeys', keys));
    expect(stored).toMatchObject({ link: null, check: { valid: false, holds: false } });
    expect(stored.problem).toBe('Binance refuses the key [key]: -2015.');
    expect(desk.state.live.ladder.credentials).toMatchObject({ holds: false });
  });

  it('connects by hand after the venue could not be reached', async () => {
    await desk.call('configureVenue', { account: demo });
    venues.failNext('VENUE_UNREACHABLE', 'Binance cannot be reached: ECONNREFUSED.');
    const stored = valueOf(await desk.call('saveVenueKeys', keys));
    expect(stored).toMatchObject({ link: null, check: null, problem: 'Binance cannot be reached: ECONNREFUSED.' });
    expect(alert('LIVE_VENUE')).toMatchObject({ severity: 'P2' });
    expect(valueOf(await desk.call('testVenue', {}))).toMatchObject({ link: { state: 'up' }, problem: null });
  });

  it('keeps what it knew of a key when the venue cannot be asked again', async () => {
    await desk.call('configureVenue', { account: demo });
    await desk.call('saveVenueKeys', keys);
    const [client] = venues.opened;
    if (client !== undefined) client.report = { ...tradeOnly, valid: null, findings: ['timed out'] };
    const tested = valueOf(await desk.call('testVenue', {}));
    expect(client?.asked).toEqual(['checkKey', 'refresh', 'checkKey']);
    expect(tested).toMatchObject({ problem: 'The venue could not be asked about the key: timed out' });
    expect(desk.state.live.ladder.credentials).toMatchObject({ holds: true });
    if (client !== undefined) client.report = tradeOnly;
    expect(valueOf(await desk.call('testVenue', {}))).toMatchObject({ problem: null, check: { holds: true } });
  });

  it('asks again when the venue refuses the key in the middle of it', async () => {
    await desk.call('configureVenue', { account: demo });
    await desk.call('saveVenueKeys', keys);
    const [client] = venues.opened;
    if (client !== undefined) client.report = { ...tradeOnly, valid: false };
    client?.say({ kind: 'keyRefused', code: '-2015', text: 'Invalid API-key' });
    client?.say({ kind: 'keyRefused', code: '-2015', text: 'Invalid API-key' });
    await until(() => desk.state.live.ladder.credentials?.holds === false && (client?.asked.length ?? 0) === 2);
    expect(await view()).toMatchObject({ check: { valid: false, holds: false } });
    expect(entries('KEY_CHECKED').map(({ data }) => data)).toMatchObject([
      { cause: 'STORED' },
      { cause: 'AUTH_ERROR', holds: false },
    ]);
  });

  it('is there again after a restart, and reads what was missed from when it was last heard of', async () => {
    await desk.call('configureVenue', { account: demo });
    await desk.call('saveVenueKeys', keys);
    const before = Date.now();
    await desk.stop();
    desk = await open();
    expect(valueOf(await desk.call('testVenue', {}))).toMatchObject({ account: demo, link: { state: 'up' } });
    const since = venues.requests.at(-1)?.resume.since ?? unixMs(0);
    expect(since).toBeGreaterThan(before - 120_000);
    expect(since).toBeLessThanOrEqual(before);
  });

  it('refuses another account on wrong addresses, with the reason', async () => {
    const account = { ...demo, environment: 'custom' } as const;
    const answer = await desk.call('configureVenue', { account });
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });

  it('trades an account with a record of its own only after a restart', async () => {
    const set = valueOf(await desk.call('configureVenue', { account: demo }));
    expect(set.advice).toContain('a record of its own');
    valueOf(await desk.call('saveVenueKeys', keys));
    expect((await view()).check).not.toBeNull();
    expect(await desk.call('waiveGates', { reason: 'walking the ladder' })).toMatchObject({ ok: false });
    expect(desk.databaseFile).toContain(join('live', 'desk.sqlite'));
    await desk.stop();
    desk = await open();
    expect(desk.databaseFile).toContain(join('rehearsal', 'binance-perp-demo', 'desk.sqlite'));
    expect((await view()).advice).toBeNull();
    expect(await desk.call('waiveGates', { reason: 'walking the ladder' })).toMatchObject({ ok: true });
  });

  it('tells to restart when prices should come from own addresses', async () => {
    const endpoints = { rest: 'http://127.0.0.1:9', stream: 'ws://127.0.0.1:9/fut', wsApi: 'ws://127.0.0.1:9/ws' };
    const set = valueOf(await desk.call('configureVenue', { account: { ...demo, environment: 'custom', endpoints } }));
    expect(set.advice).toContain('Restart the desk');
  });
});

describe('venue set-up with a locked keychain', () => {
  it('goes on with paper, refuses live, and says what to do', async () => {
    await desk.call('configureVenue', { account: demo });
    vault.setLocked(true);
    const answer = await desk.call('saveVenueKeys', keys);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'NOT_READY', message: 'The keychain is locked. Unlock it, then Check again.' },
    });
    const seen = await view();
    expect(seen.vault.problem).toMatchObject({ code: 'VAULT_LOCKED', fix: 'Unlock it, then Check again.' });
    await desk.call('testVenue', {});
    expect(alert('LIVE_VENUE')).toMatchObject({ severity: 'P2' });
    await until(() => desk.state.durable.modeState.run !== 'RECOVERING');
    expect(valueOf(await desk.call('enterPaper', { equity: null }))).toEqual({});
    expect(desk.state.durable.modeState).toMatchObject({ mode: 'PAPER' });
  });

  it('connects once it is unlocked and asked to', async () => {
    await desk.call('configureVenue', { account: demo });
    await desk.call('saveVenueKeys', keys);
    await desk.stop();
    vault.setLocked(true);
    desk = await open();
    expect(valueOf(await desk.call('testVenue', {}))).toMatchObject({ link: null, keys: null });
    vault.setLocked(false);
    expect(valueOf(await desk.call('testVenue', {}))).toMatchObject({ link: { state: 'up' }, problem: null });
  });
});

describe('secrets', () => {
  it('AT-AU-9: leave no trace in files, logs, events or answers', async () => {
    const said: unknown[] = [];
    const call = async (name: string, input: unknown): Promise<void> => {
      said.push(await desk.desk.call(name, input, { role: 'ui', session: 'test' }));
    };
    await call('configureVenue', { account: demo });
    await call('saveVenueKeys', keys);
    // A venue that says the key back, in every place that it can.
    const [client] = venues.opened;
    if (client !== undefined) {
      client.linkText = `connected with ${keys.apiKey}`;
      client.report = { ...tradeOnly, canWithdraw: true, findings: [`key ${keys.apiKey}, secret ${keys.secret}`] };
    }
    await call('testVenue', {});
    if (client !== undefined) client.report = new Error(`signature of ${keys.secret} failed`);
    await call('testVenue', {});
    venues.failNext('VENUE_REFUSED', `no answer for ${keys.apiKey}:${keys.secret}`);
    await call('saveVenueKeys', keys);
    // Inputs that are refused before they are looked at.
    await call('saveVenueKeys', { ...keys, apiKey: [keys.apiKey] });
    await call('saveVenueKeys', { ...keys, [keys.secret]: 1 });
    await call('saveVenueKeys', { apiKey: keys.apiKey, secret: keys.secret.repeat(500), passphrase: null });
    vault.write = () => Promise.reject(new Error(`could not write ${keys.secret}`));
    await call('saveVenueKeys', keys);
    await call('getVenue', {});
    await call('getSnapshot', {});
    await desk.stop();

    const heard = JSON.stringify([said, desk.events, desk.stderr]);
    expect(heard).not.toContain('PLANTED');
    const files = everyByte(dir);
    expect(files.map(({ file }) => file.slice(dir.length + 1)).toSorted()).toEqual(
      expect.arrayContaining(['live/desk.sqlite', 'logs/desk.log', 'venue.json']),
    );
    for (const { file, bytes } of files) expect(`${file}: ${bytes.includes('PLANTED')}`).toBe(`${file}: false`);
    desk = await open();
  });
});

describe('venue set-up in a rehearsal', () => {
  it('sends nothing to a venue and says where to go', async () => {
    const folder = newDataDir();
    const rehearsal = await openTestDesk({ source: scriptedSource(1), dataDir: folder });
    const answer = await rehearsal.call('configureVenue', { account: demo });
    expect(answer).toMatchObject({ ok: false, error: { code: 'UNSUPPORTED' } });
    expect(await rehearsal.call('getVenue', {})).toMatchObject({ value: { connects: false, account: null } });
    await rehearsal.stop();
    removeDataDir(folder);
  });
});
