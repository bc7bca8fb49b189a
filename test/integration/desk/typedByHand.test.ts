/** Keys and addresses as a hand types or pastes them, entered into a whole desk: what cannot be right is said at once, and changes nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEnvironmentVault } from '../../../src/main/adapters/vault/openEnvironmentVault.ts';
import type { Vault } from '../../../src/main/ports/vault.ts';
import { everyByte } from '../../support/liveDesk.ts';
import { memoryVault, type MemoryVault } from '../../support/memoryVault.ts';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';
import { startVenueSimulator, type VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import { openWalkDesk, simulatedAccount, type WalkDesk } from '../../support/walkDesk.ts';
import { walkSettings } from '../../support/walkToLive.ts';

/** As long as a key of the venue. */
const KEY = `KEYpart1${'KEYpart2'.repeat(7)}`;

let venue: VenueSimulator;
let vault: MemoryVault;
let dir = '';
let desk: WalkDesk;

beforeEach(async () => {
  venue = await startVenueSimulator({ credentials: { apiKey: KEY, secret: 'SECRETpart1SECRETpart2' } });
  vault = memoryVault();
  dir = newDataDir();
  desk = await open(vault);
});
afterEach(async () => {
  await desk.stop();
  await venue.stop();
  removeDataDir(dir);
});

const open = (from: Vault): Promise<WalkDesk> =>
  openWalkDesk({
    dataDir: dir,
    account: simulatedAccount(venue),
    vault: from,
    settings: { liveFeed: walkSettings.liveFeed },
  });

const store = (typed: { readonly apiKey?: string; readonly secret?: string }) =>
  desk.call('saveVenueKeys', { ...venue.credentials, ...typed, passphrase: null });

describe('a key as it is pasted', () => {
  it.each([
    ['an empty key', { apiKey: ' \n ' }, /^The API key is empty\. Expected .*: copy it again\. Nothing changed\.$/],
    ['an empty secret', { secret: '\t' }, /^The secret is empty\. Expected .*: copy it again\. Nothing changed\.$/],
    [
      'a key with a line break',
      { apiKey: 'KEYpart1\nKEYpart2' },
      /^The API key holds .* line break .* at place 9\. .*\./,
    ],
    ['a key with a space', { apiKey: 'KEYpart1 KEYpart2' }, /^The API key holds a space.* at place 9\./],
    ['a key with an invisible sign', { apiKey: '\u200BKEYpart1KEYpart2' }, /^The API key holds .* at place 1\./],
    ['a key of other letters', { apiKey: 'ключKEYpart1' }, /^The API key holds .* at place 1\./],
    ['a secret with a line break', { secret: 'SECRETpart1\r\nSECRETpart2' }, /^The secret holds .* at place 12\./],
  ])('%s is refused by what is wrong with it, and is neither stored nor sent', async (_what, typed, words) => {
    const before = venue.requests.length;
    const answer = await store(typed);
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    const text = answer.ok ? '' : answer.error.message;
    expect(text).toMatch(words);
    expect(text).toContain('Nothing changed.');
    expect(vault.items.size).toBe(0);
    expect(venue.requests.slice(before).filter(({ params }) => 'signature' in params)).toEqual([]);
    const heard = JSON.stringify([answer, desk.log.lines, await desk.view()]);
    expect(heard).not.toMatch(/KEYpart|SECRETpart/);
    for (const { file, bytes } of everyByte(dir))
      expect(`${file} ${/KEYpart|SECRETpart/.test(bytes.toString('latin1'))}`).toBe(`${file} false`);
  });

  it('leaves a key that works in force', async () => {
    await store({});
    expect(await store({ apiKey: 'KEYpart1\nKEYpart2' })).toMatchObject({ ok: false });
    expect(await desk.done('testVenue', {})).toMatchObject({ link: { state: 'up' }, check: { holds: true } });
  });

  it('with spaces and a line break around it is the key', async () => {
    const { apiKey, secret } = venue.credentials;
    expect(await store({ apiKey: ` ${apiKey}\n`, secret: `\t${secret}\r\n` })).toMatchObject({
      ok: true,
      value: { problem: null, link: { state: 'up' }, check: { holds: true } },
    });
  });
});

describe('a key of the environment', () => {
  const withVariables = async (apiKey: string, secret: string): Promise<void> => {
    await desk.stop();
    const from = openEnvironmentVault({ BREAKWATER_API_KEY: apiKey, BREAKWATER_API_SECRET: secret });
    if (from === null) throw new Error('both are set');
    desk = await open(from);
  };

  it('works with the line break of the file it was read from', async () => {
    const { apiKey, secret } = venue.credentials;
    await withVariables(`${apiKey}\n`, `${secret}\r\n`);
    expect(await desk.done('testVenue', {})).toMatchObject({ problem: null, link: { state: 'up' } });
  });

  it('that holds a line break is said to, and is not taken for a network that fails', async () => {
    await withVariables('KEYpart1\nKEYpart2', venue.credentials.secret);
    const tested = await desk.done('testVenue', {});
    expect(tested).toMatchObject({ link: null, check: null });
    expect(tested.problem).toMatch(/^The API key holds .* at place 9\. Expected one line/);
    const alert = [...desk.state.durable.alerts.values()].find(({ type }) => type === 'LIVE_VENUE');
    expect(alert?.text).toContain('no connection to the live venue. The API key holds');
  });
});

describe('an own address', () => {
  const configure = (wrong: Partial<Record<'rest' | 'stream' | 'wsApi', string>>) => {
    const account = simulatedAccount(venue);
    const endpoints = { rest: '', stream: '', wsApi: '', ...account.endpoints, ...wrong };
    return desk.call('configureVenue', { account: { ...account, legacy: {}, endpoints } });
  };

  it.each([
    ['a port that does not exist', { rest: 'http://127.0.0.1:99999' }, 'endpoints.rest: is no address'],
    ['half a bracket', { rest: 'http://[' }, 'endpoints.rest: is no address'],
    ['half a bracket of the stream', { stream: 'ws://[::' }, 'endpoints.stream: is no address'],
    ['a plain one of another computer', { rest: 'http://venue.example' }, 'endpoints.rest: is not encrypted'],
    ['a plain stream of another computer', { stream: 'ws://venue.example/fut' }, 'endpoints.stream: is not encrypted'],
    [
      'one that only begins like this computer',
      { rest: 'http://127.0.0.1.example' },
      'endpoints.rest: is not encrypted',
    ],
    ['another scheme', { rest: 'ftp://127.0.0.1' }, 'endpoints.rest: expected an http or https address'],
    ['a password in it', { rest: 'http://me:PASSword@127.0.0.1' }, 'without user name or query'],
    ['a token in it', { rest: 'http://127.0.0.1/?token=PASSword' }, 'without user name or query'],
    ['none', { rest: '' }, 'endpoints.rest: expected an http or https address'],
  ])('with %s is refused, and the account stays what it was', async (_what, wrong, words) => {
    const before = readFileSync(join(dir, 'venue.json'), 'utf8');
    const answer = await configure(wrong);
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(answer.ok ? '' : answer.error.message).toContain(words);
    expect(readFileSync(join(dir, 'venue.json'), 'utf8')).toBe(before);
    expect(JSON.stringify([answer, desk.log.lines])).not.toContain('PASSword');
  });

  it.each([
    ['all on this computer is play money', {}, 'PLAY'],
    ['one elsewhere is real money', { stream: 'wss://stream.example/fut' }, 'REAL'],
    ['one that only begins like this computer is real money', { rest: 'https://127.0.0.1.example' }, 'REAL'],
  ])('%s', async (_what, where, money) => {
    expect(await configure(where)).toMatchObject({ ok: true, value: { money } });
  });

  it('nobody listens on: says so, with what to do, and paper goes on', async () => {
    await configure({ rest: 'http://127.0.0.1:1' });
    const stored = await store({});
    expect(stored).toMatchObject({ ok: true, value: { link: null, check: null } });
    expect(stored.ok ? stored.value.problem : '').toMatch(
      /^Binance \(own addresses\) cannot be reached: .*ECONNREFUSED.*\. Expected an answer: check the network/,
    );
    await expect.poll(() => desk.state.durable.modeState.run).not.toBe('RECOVERING');
    expect(await desk.call('enterPaper', { equity: null })).toMatchObject({ ok: true });
  });
});
