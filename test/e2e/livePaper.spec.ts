/** Paper trading on a live feed: the real exchange client against a loopback venue. No replay, no watermark of one. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PublicStreamServer } from '../support/publicStreamServer.ts';
import { fillTicket, openPaperBook } from './support/actions.ts';
import { expect, test } from './support/host.ts';

const BTC = 'BTC/USDT:USDT';

let venue: PublicStreamServer;
let beat: NodeJS.Timeout;
let price = 86_190;

test.beforeEach(async () => {
  venue = new PublicStreamServer();
  venue.quotes.set('BTCUSDT', { last: '86190.00', bid: '86189.90', ask: '86190.10' });
  const minute = Math.floor(Date.now() / 60_000) * 60_000;
  venue.klines.set(
    'BTCUSDT',
    Array.from(
      { length: 1_440 },
      (_, at) => [minute - (1_440 - at) * 60_000, '86100', '86300', '86000', '86200', '50'] as const,
    ),
  );
  await venue.listen();
  beat = setInterval(() => {
    price += price > 86_200 ? -1.3 : 1.1;
    const at = Date.now();
    venue.sendQuote('BTCUSDT', { bid: (price - 0.1).toFixed(1), ask: price.toFixed(1) }, at);
    venue.sendTrade('BTCUSDT', price.toFixed(1), at);
  }, 300);
});

test.afterEach(async () => {
  clearInterval(beat);
  await venue.close();
});

async function openLive(
  openDesk: (...flags: readonly string[]) => Promise<{
    readonly dataDir: string;
    start(flags: readonly string[]): Promise<Page>;
    stop(): Promise<number | null>;
  }>,
): Promise<Page> {
  const desk = await openDesk('--feed', 'generator');
  await desk.stop();
  const settings = {
    liveFeed: { exchange: 'binanceusdm', symbols: [BTC], connectMs: 60_000, endpoints: venue.endpoints },
  };
  writeFileSync(join(desk.dataDir, 'settings.json'), JSON.stringify(settings));
  return desk.start(['--feed', 'live']);
}

test('CK-01 in PAPER: band, title, root, watermark, frame of the paper mode', async ({ openDesk }, testInfo) => {
  const page = await openLive(openDesk);
  await openPaperBook(page, { strategy: false });
  await expect(page.getByTestId('mode-band')).toContainText('PAPER');
  await expect(page).toHaveTitle('PAPER · Breakwater');
  await expect(page.locator('html[data-mode=PAPER][data-workspace=live]')).toBeAttached();
  await expect(page.getByTestId('watermark').first()).toHaveText('PAPER');
  expect(await page.getByTestId('frame').evaluate((frame) => getComputedStyle(frame).borderTopWidth)).toBe('2px');
  await testInfo.attach('paper', { body: await page.screenshot(), contentType: 'image/png' });
});

test('a live feed trades paper by hand, and the stop makes it flat', async ({ openDesk }) => {
  const page = await openLive(openDesk);
  await openPaperBook(page, { strategy: false });
  await expect(page.getByTestId('chart-last')).toContainText(/86,1|86,2/);
  await fillTicket(page, { symbol: BTC, stop: '82000.0', quantity: '0.005' });
  await page.getByTestId('ticket-place').click();
  await expect(page.locator(`[data-testid=position-row][data-symbol="${BTC}"]`)).toBeVisible();
  await page.getByTestId('emergency-stop').click();
  await expect(page.getByTestId('stop-step-flat')).toHaveAttribute('data-state', 'done');
  await expect(page.locator('html[data-phase=COOLDOWN]')).toBeAttached();
  await expect(page).toHaveTitle(/EMERGENCY STOP · COOLDOWN until \d\d:\d\d UTC · PAPER · Breakwater/);
});

test('a feed that falls silent is shown as such and blocks entries', async ({ openDesk }) => {
  const page = await openLive(openDesk);
  await openPaperBook(page, { strategy: false });
  await expect(page.getByTestId('chart-last')).toContainText(/86,/);
  clearInterval(beat);
  venue.http = 'off';
  venue.streams = 'silent';
  await expect(page.getByTestId('ticket')).toContainText(/Entries need \d+ s or less/);
});
