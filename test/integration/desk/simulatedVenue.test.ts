/** A desk whose venue.json points at the simulated exchange: prices and account both come from there, through the real exchange library. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk } from '../../../src/main/compose/openDesk.ts';
import { openSource } from '../../../src/main/compose/openSource.ts';
import { parseHostFlags } from '../../../src/main/compose/flags.ts';
import { openVenueFile } from '../../../src/main/adapters/venueFile/openVenueFile.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../../src/shared/ipc/contract.ts';
import type { Failure } from '../../../src/shared/ipc/failure.ts';
import type { Result } from '../../../src/shared/base/result.ts';
import { everyByte } from '../../support/liveDesk.ts';
import { memoryVault } from '../../support/memoryVault.ts';
import { recordingLog } from '../../support/recordingLog.ts';
import { newDataDir, removeDataDir, testSettings } from '../../support/testDesk.ts';
import { startVenueSimulator, type VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';

let venue: VenueSimulator;
let dir = '';
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  venue = await startVenueSimulator({ prices: { BTCUSDT: '81234.5', ETHUSDT: '3000' } });
  dir = newDataDir();
});
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
  await venue.stop();
  removeDataDir(dir);
});

const account = (market: 'SPOT' | 'PERP') => ({
  exchange: 'binance',
  market,
  environment: 'custom',
  endpoints: {
    rest: `http://127.0.0.1:${venue.port}`,
    stream: `ws://127.0.0.1:${venue.port}/${market === 'SPOT' ? 'stream' : 'fut'}`,
    wsApi: `ws://127.0.0.1:${venue.port}/ws-api/v3`,
  },
  legacy: {},
});

async function openAt(market: 'SPOT' | 'PERP') {
  writeFileSync(join(dir, 'venue.json'), JSON.stringify(account(market)));
  const symbols = market === 'SPOT' ? ['BTC/USDT'] : ['BTC/USDT:USDT'];
  const settings = testSettings({ liveFeed: { symbols, exchange: 'binanceusdm', connectMs: 15_000 } });
  const flags = parseHostFlags(['--feed', 'live'], dir);
  const file = openVenueFile(dir).read();
  if (!flags.ok || !file.ok) throw new Error('flags and file are right');
  const log = recordingLog();
  const source = await openSource(flags.value, settings, { log, account: file.value });
  if (!source.ok) throw new Error(source.error.text);
  const vault = memoryVault();
  const opened = await openDesk({
    dataDir: dir,
    settings,
    source: source.value,
    vault,
    host: 'headless',
    notifier: { notify: () => undefined },
    logger: log,
    speed: null,
    paused: false,
    from: null,
  });
  if (!opened.ok) throw new Error(opened.error.text);
  const { desk } = opened.value;
  stops.push(() => desk.stop('test'));
  const call = <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Result<CommandOutput<Name>, Failure>> => desk.call(name, input, { role: 'ui', session: 'test' }) as never;
  return { ...opened.value, log, call, description: source.value.description };
}

describe.each(['PERP', 'SPOT'] as const)('a desk on the simulated venue, %s', (market) => {
  it('takes prices and account from there, and says what the key may do', async () => {
    const { call, state, description, log } = await openAt(market);
    expect(description.kind).toBe('live');
    expect(venue.requests.some(({ path }) => path.includes('exchangeInfo'))).toBe(true);

    const stored = await call('saveVenueKeys', { ...venue.credentials, passphrase: null });
    expect(stored).toMatchObject({
      ok: true,
      value: { money: 'PLAY', problem: null, advice: null, link: { state: 'up' }, check: { valid: true, holds: true } },
    });
    expect(state.live.venue.credentials).toMatchObject({ keyValid: true, environment: 'TESTNET' });
    const [name] = description.instruments;
    await until(() => state.live.markets.get(name?.symbol as never)?.bid !== null);
    expect(Number(state.live.markets.get(name?.symbol as never)?.bid)).toBeCloseTo(81_234.5, -1);

    venue.key.setRights({ enableWithdrawals: true });
    const tested = await call('testVenue', {});
    expect(tested).toMatchObject({ ok: true, value: { check: { valid: true, canWithdraw: true, holds: false } } });
    venue.key.revoke();
    const revoked = await call('testVenue', {});
    expect(revoked).toMatchObject({ ok: true, value: { check: { valid: false, holds: false } } });

    const { apiKey, secret } = venue.credentials;
    const heard = JSON.stringify([log.lines, stored, tested, revoked]);
    for (const planted of [apiKey, secret]) {
      expect(heard).not.toContain(planted);
      for (const { file, bytes } of everyByte(dir))
        expect(`${file}: ${bytes.includes(planted)}`).toBe(`${file}: false`);
    }
  });

  it('refuses a wrong key with the venue\u2019s own words', async () => {
    const { call } = await openAt(market);
    const stored = await call('saveVenueKeys', { apiKey: 'not-the-key', secret: 'not-the-secret', passphrase: null });
    expect(stored).toMatchObject({ ok: true, value: { link: null, check: { valid: false, holds: false } } });
    if (stored.ok) expect(stored.value.problem).toContain('refuses the key');
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
