/** Holdings from before the desk, from the command or the file to the journal, the record and the gate (SM-25). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeVenues } from '../../support/fakeLiveVenue.ts';
import { openLiveDesk, type LiveDesk } from '../../support/liveDesk.ts';
import { memoryVault } from '../../support/memoryVault.ts';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';

const account = (legacy: Readonly<Record<string, string>>) => ({
  exchange: 'binance',
  market: 'SPOT' as const,
  environment: 'live' as const,
  endpoints: null,
  legacy,
});
const keys = { apiKey: 'PLANTEDkey0123456789', secret: 'PLANTEDsecret0123456789', passphrase: null };

let dir = '';
let desk: LiveDesk;
const vault = memoryVault();
const open = async (): Promise<LiveDesk> => openLiveDesk({ dataDir: dir, vault, openVenue: fakeVenues().open });
beforeEach(async () => {
  dir = newDataDir();
  desk = await open();
});
afterEach(async () => {
  await desk.stop();
  removeDataDir(dir);
});

function declared(): readonly unknown[] {
  desk.journal.flush();
  return [...desk.journal.entries(-1)].filter(({ type }) => type === 'LEGACY_DECLARED').map(({ data }) => data);
}
const kept = () => desk.state.durable.ladder.legacy.map(({ asset, quantity }) => `${quantity.toFixed()} ${asset}`);

describe('holdings that are not the desk’s', () => {
  it('are journaled when the account is set up, and kept', async () => {
    await desk.call('configureVenue', { account: account({ ETH: '3', BTC: '0.5' }) });
    const once = [
      {
        holdings: [
          { asset: 'BTC', quantity: '0.5' },
          { asset: 'ETH', quantity: '3' },
        ],
      },
    ];
    expect(declared()).toEqual(once);
    expect(kept()).toEqual(['0.5 BTC', '3 ETH']);
    // The same again, and after a restart, is nothing new.
    await desk.call('configureVenue', { account: account({ BTC: '0.50', ETH: '3' }) });
    await desk.stop();
    desk = await open();
    expect(declared()).toEqual(once);
    expect(kept()).toEqual(['0.5 BTC', '3 ETH']);
  });

  it('are journaled when the file was changed while the desk was off', async () => {
    await desk.call('configureVenue', { account: account({ BTC: '0.5' }) });
    await desk.stop();
    const file = join(dir, 'venue.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('0.5', '0.75'));
    desk = await open();
    expect(kept()).toEqual(['0.75 BTC']);
    expect(declared()).toHaveLength(2);
  });

  it('end with an account that has none', async () => {
    await desk.call('configureVenue', { account: account({ BTC: '0.5' }) });
    await desk.call('configureVenue', { account: account({}) });
    expect(kept()).toEqual([]);
    expect(declared().at(-1)).toEqual({ holdings: [] });
  });

  it('are named where the gate says that the live book is empty', async () => {
    await desk.call('configureVenue', { account: account({ BTC: '0.5', ETH: '3' }) });
    await desk.call('saveVenueKeys', keys);
    desk.source.price('100');
    // The desk compares with the venue first.
    while (!(await desk.call('enterPaper', { equity: '10000' })).ok) await new Promise((next) => setImmediate(next));
    const snapshot = await desk.call('getSnapshot', {});
    if (!snapshot.ok) throw new Error(snapshot.error.message);
    const item = snapshot.value.parts.ladder.gate?.items.find(({ code }) => code === 'LIVE_BOOK');
    expect(item).toMatchObject({ passed: true, actual: "empty; not the desk's: 0.5 BTC, 3 ETH" });
  });
});
