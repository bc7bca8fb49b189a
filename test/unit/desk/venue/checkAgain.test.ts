/** A key whose check had no answer keeps entries out: it is asked about again in seconds, and not in the half day of one that was answered (RC-03). */
import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/shared/base/result.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { createVirtualClock } from '../../../../src/main/adapters/clock/virtualClock.ts';
import { KeyRing } from '../../../../src/main/desk/venue/keyRing.ts';
import { SwitchableVenue } from '../../../../src/main/desk/venue/switchableVenue.ts';
import { VenueKeeper } from '../../../../src/main/desk/venue/venueKeeper.ts';
import type { KeyNews } from '../../../../src/main/engine/ladder/keyNews.ts';
import { fakeVenues, tradeOnly } from '../../../support/fakeLiveVenue.ts';
import { memoryVault } from '../../../support/memoryVault.ts';

const START = 1_760_000_000_000;
const account = { exchange: 'binance', market: 'PERP', environment: 'demo', endpoints: null, legacy: {} } as const;

/** Lets everything that waits for nothing but its turn run. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function startKeeper() {
  const clock = createVirtualClock(unixMs(START));
  const venues = fakeVenues();
  venues.setReport({ ...tradeOnly, valid: null, findings: ['The key could not be checked: timed out.'] });
  const vault = memoryVault();
  vault.items.set('binance:PERP:demo', { apiKey: 'PLANTEDkey', secret: 'PLANTEDsecret', savedAt: null });
  const told: KeyNews[] = [];
  const keeper = new VenueKeeper({
    venue: new SwitchableVenue(),
    config: { read: () => ok(account), write: () => ok(undefined) },
    keys: new KeyRing(vault, (text) => text),
    openVenue: venues.open,
    connects: true,
    symbols: [],
    knownUntil: unixMs(START),
    clock,
  });
  keeper.start((news) => told.push(news));
  const checks = () => venues.opened[0]?.asked.length ?? 0;
  return { clock, keeper, venues, told, checks };
}

describe('a key whose check had no answer', () => {
  it('is asked about again after 5, 10, 20 and 40 s, then each minute, until there is one', async () => {
    const { clock, keeper, venues, told, checks } = startKeeper();
    await settle();
    expect(checks()).toBe(1);
    const at: number[] = [];
    for (let second = 1; second <= 200; second += 1) {
      const before = checks();
      clock.advanceTo(unixMs(START + second * 1_000));
      await settle();
      if (checks() > before) at.push(second);
    }
    expect(at).toEqual([5, 15, 35, 75, 135, 195]);
    const [client] = venues.opened;
    if (client !== undefined) client.report = tradeOnly;
    clock.advanceTo(unixMs(START + 255_000));
    await settle();
    expect(told.at(-1)).toMatchObject({ kind: 'liveVenue', problem: null });
    const answered = checks();
    clock.advanceTo(unixMs(START + 3_600_000));
    await settle();
    expect(checks()).toBe(answered);
    await keeper.stop();
  });
});
