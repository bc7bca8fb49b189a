/** The desk and its watchdog: armed when the live venue is connected, fed, started again, heard, and told goodbye (ES-14). */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toWire } from '../../../src/shared/values/decimal.ts';
import { buildInstrument } from '../../support/buildInstrument.ts';
import { fakeVenues, type FakeVenues } from '../../support/fakeLiveVenue.ts';
import { buildReport, fakeWatchdogs, type FakeWatchdogs } from '../../support/fakeWatchdog.ts';
import { openLiveDesk, type LiveDesk } from '../../support/liveDesk.ts';
import { memoryVault, type MemoryVault } from '../../support/memoryVault.ts';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';

const demo = { exchange: 'binance', market: 'PERP', environment: 'demo', endpoints: null, legacy: {} } as const;
const keys = { apiKey: 'PLANTEDkey0123456789', secret: 'PLANTEDsecret0123456789', passphrase: null };

let dir = '';
let vault: MemoryVault;
let venues: FakeVenues;
let dogs: FakeWatchdogs;
let desk: LiveDesk | null = null;

beforeEach(() => {
  dir = newDataDir();
  vault = memoryVault();
  venues = fakeVenues();
  dogs = fakeWatchdogs();
});
afterEach(async () => {
  await desk?.stop();
  desk = null;
  removeDataDir(dir);
});

async function open(): Promise<LiveDesk> {
  const opened = await openLiveDesk({ dataDir: dir, vault, openVenue: venues.open, startWatchdog: dogs.start });
  desk = opened;
  return opened;
}
async function connected(): Promise<LiveDesk> {
  const opened = await open();
  await opened.call('configureVenue', { account: demo });
  await opened.call('saveVenueKeys', keys);
  await until(() => heard(0).includes('beat'));
  return opened;
}
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
const heard = (index: number): readonly string[] => dogs.started[index]?.heard.map(({ kind }) => kind) ?? [];
const alert = (opened: LiveDesk, type: string) =>
  [...opened.state.durable.alerts.values()].find((each) => each.type === type && each.state.startsWith('ACTIVE'));
function acted(opened: LiveDesk) {
  opened.journal.flush();
  return [...opened.journal.entries(-1)].filter(({ type }) => type === 'WATCHDOG_ACTED').map(({ data }) => data);
}

describe('a desk with a watchdog', () => {
  it('starts none before a live venue is connected', async () => {
    const opened = await open();
    await opened.call('configureVenue', { account: demo });
    expect(dogs.started).toEqual([]);
  });

  it('arms it with account, keys and limits, and beats', async () => {
    await connected();
    expect(dogs.started).toHaveLength(1);
    expect(dogs.started[0]?.heard[0]).toMatchObject({
      kind: 'arm',
      account: demo,
      credentials: { apiKey: keys.apiKey, secret: keys.secret },
      settings: { silentMs: 3_000, flattenMs: 10_000, verifyGapMs: 1_000 },
      file: join(dir, 'watchdog.json'),
    });
    expect(dogs.started[0]?.heard[1]).toEqual({
      kind: 'beat',
      mode: 'SETUP',
      positions: [],
      entries: 0,
      flattens: true,
    });
    await until(() => heard(0).filter((kind) => kind === 'beat').length >= 2);
  });

  it('arms it again when the venue changes a step, and not for what it need not know', async () => {
    await connected();
    const arms = (): number => heard(0).filter((kind) => kind === 'arm').length;
    const say = (change: Parameters<typeof buildInstrument>[0]): void =>
      venues.opened[0]?.say({ kind: 'rulesRead', rules: [buildInstrument(change)] });
    say({});
    say({ minNotional: '100' });
    expect(arms()).toBe(1);
    say({ lot: '0.01' });
    await until(() => arms() === 2);
  });

  it('says goodbye when it stops in order, and when the key is removed', async () => {
    const opened = await connected();
    await opened.call('removeVenueKeys', {});
    expect(heard(0).at(-1)).toBe('goodbye');
    await opened.call('saveVenueKeys', keys);
    await until(() => heard(1).includes('beat'));
    await opened.stop();
    desk = null;
    expect(heard(1).at(-1)).toBe('goodbye');
  });

  it('stops in time although the watchdog does not answer', async () => {
    dogs = fakeWatchdogs({ isDeaf: true });
    const opened = await connected();
    await opened.stop();
    desk = null;
    expect(heard(0).at(-1)).toBe('goodbye');
  });

  it('starts it again when it died, with keys read anew, and tells the trader meanwhile', async () => {
    const opened = await connected();
    dogs.started[0]?.end('it ended with SIGKILL');
    expect(alert(opened, 'WATCHDOG_DOWN')).toMatchObject({ severity: 'P2' });
    expect(alert(opened, 'WATCHDOG_DOWN')?.text).toContain('it ended with SIGKILL');
    await until(() => heard(1).includes('arm'));
    dogs.started[1]?.say({ kind: 'ready', problem: null });
    expect(alert(opened, 'WATCHDOG_DOWN')).toBeUndefined();
  });

  it('feeds one that would end with the desk, and says what it cannot do, without asking it again', async () => {
    dogs = fakeWatchdogs({ outlivesDesk: false });
    const opened = await connected();
    dogs.started[0]?.say({ kind: 'ready', problem: null });
    expect(alert(opened, 'WATCHDOG_DOWN')?.text).toContain(
      'nobody watches the live account, should the desk crash: this program may start its watchdog only as a part of itself',
    );
    await until(() => heard(0).filter((kind) => kind === 'beat').length >= 4);
    expect(heard(0).filter((kind) => kind === 'arm')).toHaveLength(1);
  });

  it('says that nobody watches while the watchdog cannot reach the account, and asks it again', async () => {
    const opened = await connected();
    dogs.started[0]?.say({ kind: 'ready', problem: 'The watchdog cannot reach the account: no answer' });
    expect(alert(opened, 'WATCHDOG_DOWN')?.text).toContain('cannot reach the account');
    await until(() => heard(0).filter((kind) => kind === 'arm').length === 2);
  });

  it('journals and alerts what the watchdog did while the desk was silent', async () => {
    const opened = await connected();
    dogs.started[0]?.say({ kind: 'acted', report: buildReport({ cause: 'SILENT' }) });
    expect(acted(opened)).toEqual([toWire(buildReport({ cause: 'SILENT' }))]);
    expect(alert(opened, 'WATCHDOG_ACTED')).toMatchObject({ severity: 'P1' });
    expect(alert(opened, 'WATCHDOG_ACTED')?.text).toContain(
      'the desk was silent: 1 orders canceled, closed BTCUSDT 0.01; flat was verified',
    );
  });

  it('tells at the next start, once, what it finds in the receipts', async () => {
    writeFileSync(join(dir, 'watchdog.json'), JSON.stringify(toWire(buildReport())));
    const opened = await open();
    expect(acted(opened)).toEqual([toWire(buildReport())]);
    expect(alert(opened, 'WATCHDOG_ACTED')?.text).toContain('the desk had crashed');
    expect(existsSync(join(dir, 'watchdog.json'))).toBe(false);
    expect(existsSync(join(dir, 'watchdog-toxq9v.json'))).toBe(true);
    await opened.stop();
    const again = await open();
    expect(acted(again)).toHaveLength(1);
  });

  it('tells of one that is still at work, and again when it has come to its end', async () => {
    const closing = buildReport({ state: 'CLOSING', flatAt: null, closes: [] });
    writeFileSync(join(dir, 'watchdog.json'), JSON.stringify(toWire(closing)));
    const opened = await open();
    expect(alert(opened, 'WATCHDOG_ACTED')?.text).toContain('nothing closed; it is still closing');
    writeFileSync(join(dir, 'watchdog.json'), JSON.stringify(toWire(buildReport())));
    await until(() => !existsSync(join(dir, 'watchdog.json')));
    expect(acted(opened)).toEqual([toWire(closing), toWire(buildReport())]);
  });

  it('starts although the receipts cannot be read', async () => {
    writeFileSync(join(dir, 'watchdog.json'), '{ "half": ');
    const opened = await open();
    expect(acted(opened)).toEqual([]);
  });
});
