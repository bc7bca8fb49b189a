/** What is too small to sell keeps no account in use (ES-09): it is said, and stays behind when another account is set up (UI-61). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VenueView } from '../../../src/shared/ipc/contractVenue.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { buildPosition } from '../../support/buildPosition.ts';
import { fakeVenues } from '../../support/fakeLiveVenue.ts';
import { openLiveDesk, type LiveDesk } from '../../support/liveDesk.ts';
import { memoryVault } from '../../support/memoryVault.ts';
import { PUSHED } from '../../support/pushSource.ts';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';

const spot = { exchange: 'binance', market: 'SPOT', environment: 'live', endpoints: null, legacy: {} } as const;
const perp = { ...spot, market: 'PERP' } as const;
const keys = { apiKey: 'PLANTEDkey0123456789', secret: 'PLANTEDsecret0123456789', passphrase: null };

let dir = '';
let desk: LiveDesk;
beforeEach(async () => {
  dir = newDataDir();
  desk = await openLiveDesk({ dataDir: dir, vault: memoryVault(), openVenue: fakeVenues().open });
});
afterEach(async () => {
  await desk.stop();
  removeDataDir(dir);
});

function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const view = async (): Promise<VenueView> => valueOf(await desk.call('getVenue', {}));
/** Bought at 100, where less than 0.05 is below the smallest order of 5. */
function hold(size: string): void {
  const position = buildPosition({ book: 'LIVE', symbol: PUSHED, quantity: size, averageEntry: '100' });
  const { durable } = desk.state;
  const LIVE = { ...durable.books.LIVE, positions: new Map([[symbolName(PUSHED), position]]) };
  desk.state.durable = { ...durable, books: { ...durable.books, LIVE } };
}
function adopted(): readonly unknown[] {
  desk.journal.flush();
  return [...desk.journal.entries(-1)].filter(({ type }) => type === 'POSITION_ADOPTED').map(({ data }) => data);
}

describe('dust of the live book', () => {
  it('is said beside the account, and nothing is said without any', async () => {
    await desk.call('configureVenue', { account: spot });
    expect((await view()).advice ?? '').not.toContain('dust');
    hold('0.04');
    expect((await view()).advice).toContain(
      '0.04 BTC/USDT:USDT is too small to sell (dust, ES-09). It stays at this account and does not keep it in use.',
    );
  });

  it('keeps no key from being removed, and is held on', async () => {
    await desk.call('configureVenue', { account: spot });
    await desk.call('saveVenueKeys', keys);
    hold('0.0004');
    expect(valueOf(await desk.call('removeVenueKeys', {})).keys).toBeNull();
    expect(desk.state.durable.books.LIVE.positions.size).toBe(1);
  });

  it('stays behind on the record when another account is set up', async () => {
    await desk.call('configureVenue', { account: spot });
    hold('0.04');
    expect(valueOf(await desk.call('configureVenue', { account: perp })).account).toMatchObject({ market: 'PERP' });
    expect(desk.state.durable.books.LIVE.positions.size).toBe(0);
    const cause = 'too small to sell, it stays at the account before (ES-09)';
    expect(adopted()).toEqual([{ symbol: PUSHED, before: '0.04', position: null, cause }]);
  });

  it('stays in the book when the same account is set up again', async () => {
    await desk.call('configureVenue', { account: spot });
    hold('0.04');
    valueOf(await desk.call('configureVenue', { account: { ...spot, legacy: { ETH: '1' } } }));
    expect(desk.state.durable.books.LIVE.positions.size).toBe(1);
    expect(adopted()).toEqual([]);
  });

  it('hides no position that could be sold', async () => {
    await desk.call('configureVenue', { account: spot });
    hold('0.05');
    const error = { code: 'DENIED', message: expect.stringContaining('Found 1 positions and 0 orders') as string };
    expect(await desk.call('configureVenue', { account: perp })).toMatchObject({ ok: false, error });
    expect(await desk.call('configureVenue', { account: spot })).toMatchObject({ ok: false, error });
  });
});
