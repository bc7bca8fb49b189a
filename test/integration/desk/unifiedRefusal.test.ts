/** A venue the desk cannot trade, through the whole desk: refused with its reason, listed in Settings, nothing sent, and paper goes on. */
import { afterEach, beforeEach, expect, it } from 'vitest';
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
  const vault = memoryVault();
  desk = await openWalkDesk({ dataDir: dir, account: simulatedAccount(venue), vault, settings: walkSettings });
});
afterEach(async () => {
  await desk.stop();
  await venue.stop();
  removeDataDir(dir);
});

it('says what a venue lacks, what is essential first, and takes the list back with the next venue', async () => {
  const account = { exchange: 'okx', market: 'PERP', environment: 'testnet', endpoints: null, legacy: {} } as const;
  await desk.done('configureVenue', { account });
  const refused = await desk.done('saveVenueKeys', { apiKey: 'a-key', secret: 'a-secret', passphrase: null });
  expect(refused.link).toBeNull();
  expect(refused.problem).toContain('OKX PERP lacks what live trading needs.');
  const lines = refused.missing.map(({ essential, code }) => `${essential ? 'essential ' : ''}${code}`);
  expect(lines.slice(0, 4)).toEqual([
    'essential CREDENTIALS',
    'essential CLIENT_ORDER_IDS',
    'essential BALANCE',
    'PERMISSION_CHECK',
  ]);

  const { credentials } = venue;
  await desk.done('configureVenue', { account: { ...simulatedAccount(venue), legacy: {} } });
  const taken = await desk.done('saveVenueKeys', { ...credentials, passphrase: null });
  expect(taken).toMatchObject({ problem: null, missing: [], link: { state: 'up' } });
});
