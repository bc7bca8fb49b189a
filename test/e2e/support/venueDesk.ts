/** The built browser host on a venue of the test's own, with a real secret service on a session bus of its own to keep the key in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { toWire } from '../../../src/shared/values/decimal.ts';
import { openSecretSession } from '../../support/vault/secretSession.ts';
import { startVenueSimulator, type VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import { wavingMarket } from '../../support/wavingMarket.ts';
import { startServe, type HostProcess } from './startServe.ts';

/** In the venue's form; nothing else in the world contains them. */
export const planted = {
  apiKey: 'PLANTEDkey'.padEnd(64, '7k'),
  secret: 'PLANTEDsecret'.padEnd(64, '9s'),
} as const;

export interface VenueDesk {
  readonly venue: VenueSimulator;
  readonly dataDir: string;
  /** Everything the hosts said. */
  log(): string;
  /** Starts the host, or starts it again, and shows it. */
  start(page: Page): Promise<void>;
  close(): Promise<void>;
}

/** Venue, secret service and an empty data folder; a drill in PAPER cools down for two seconds, and a position may grow whatever it earns. */
export async function openVenueDesk(): Promise<VenueDesk> {
  const venue = await startVenueSimulator({ credentials: planted, wallet: { USDT: '30000' } });
  const quiet = wavingMarket(venue);
  for (const symbol of ['BTCUSDT', 'ETHUSDT']) {
    venue.foreign.setLeverage(symbol, 1);
    venue.foreign.setIsolated(symbol, true);
  }
  const session = await openSecretSession({ service: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'breakwater-e2e-'));
  const settings = {
    liveFeed: {
      exchange: 'binanceusdm',
      symbols: ['BTC/USDT:USDT', 'ETH/USDT:USDT'],
      connectMs: 60_000,
      endpoints: venue.urls,
    },
    sizing: toWire({ ...defaultSettings().sizing, addToLosers: true }),
    cooldownMs: { ...defaultSettings().cooldownMs, MANUAL: 2_000 },
  };
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify(settings));
  const hosts: HostProcess[] = [];
  const stop = async (): Promise<void> => void (await hosts.at(-1)?.end('SIGTERM'));
  return {
    venue,
    dataDir,
    log: () => hosts.map((host) => host.log()).join('\n'),
    start: async (page) => {
      await stop();
      const host = await startServe(['--data', dataDir, '--feed', 'live'], session.env);
      hosts.push(host);
      await page.goto(host.url);
    },
    close: async () => {
      await stop();
      quiet();
      await session.close();
      await venue.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
