/** The whole way on a venue without real money: key, check, promotion, a trade with its stop, a restart, an order in doubt, the stop, and no secret left. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type LaunchOptions, type Page } from '@playwright/test';
import { everyByte } from '../support/liveDesk.ts';
import { chooseSymbol, fillTicket, openPaperBook } from './support/actions.ts';
import { expect, test } from './support/host.ts';
import { openVenueDesk, planted, type VenueDesk } from './support/venueDesk.ts';
import { BTC, buy, clickToBlocked, enterKey, ETH, PASSPHRASE, promote } from './support/venueWalk.ts';

/** Whoever cannot press a button says so, long before the whole time is over. */
test.use({ actionTimeout: 15_000 });

/** Longest from the click until the page says that entries are blocked (CK-06). */
const BLOCKED_MS = 50;

let desk: VenueDesk;
/** The browser's profile on disk, and everything it keeps there. */
let profileDir: string;
let context: BrowserContext;
/** What the page was sent and showed, for the search at the end. */
const seen: string[] = [];

test.beforeEach(async ({ launchOptions, viewport }) => {
  desk = await openVenueDesk();
  profileDir = mkdtempSync(join(tmpdir(), 'breakwater-profile-'));
  context = await openProfile(launchOptions, viewport ?? { width: 1440, height: 900 });
});
test.afterEach(async () => {
  await context.close();
  await desk.close();
  rmSync(profileDir, { recursive: true, force: true });
});

async function openProfile(
  options: LaunchOptions,
  viewport: { readonly width: number; readonly height: number },
): Promise<BrowserContext> {
  const opened = await chromium.launchPersistentContext(profileDir, { ...options, viewport });
  opened.setDefaultTimeout(15_000);
  return opened;
}

function listen(page: Page): void {
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => seen.push(String(payload))));
  page.on('console', (message) => seen.push(message.text()));
}

/** Keeps what a picture of the page would show: its text and markup, what stands in its fields, and the titles that a pointer would bring up. */
async function see(page: Page): Promise<void> {
  const fields = await page
    .locator('input, textarea, select')
    .evaluateAll((all: HTMLInputElement[]) => all.map(({ type, value }) => ({ type, value })));
  expect(fields.filter(({ type, value }) => type === 'password' && value !== '')).toEqual([]);
  seen.push(JSON.stringify(fields), await page.content(), await page.locator('body').innerText());
}

/** A picture for the report, and its text for the search: pixels cannot be searched. */
async function picture(page: Page, name: string): Promise<void> {
  await see(page);
  await test.info().attach(name, { body: await page.screenshot(), contentType: 'image/png' });
}

/** CK-15: the answer is lost, the stream says nothing of the order, and the first question meets no answer either. */
async function loseAnswer(page: Page): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  const { faults, streams, usdm } = desk.venue;
  await fillTicket(page, { symbol: ETH, type: 'LIMIT', entry: '2900.00', stop: '2850.00', quantity: '0.010' });
  streams.user.lose(1);
  faults.add({ kind: 'loseAnswer' }, { method: 'POST', path: '/fapi/v1/order' });
  const ends = faults.add({ kind: 'loseAnswer' }, { method: 'GET', path: '/fapi/v1/order', times: Infinity });
  await id('ticket-place').click();
  await id('tables-tab-orders').click();
  await expect(id('unknown-card')).toContainText(/Asked \d of 5 times/);
  expect(await id('unknown-card').getByRole('button').allInnerTexts()).toEqual(['Ask now']);
  ends();
  await expect(id('unknown-card')).toHaveCount(0, { timeout: 30_000 });
  await expect(page.locator('[data-testid=order-row]', { hasText: '2,900' })).toContainText('OPEN');
  expect(usdm.openOrders('ETHUSDT')).toHaveLength(1);
}

/** UI-61 with positions open: a key that does not fit changes nothing, one that does takes over, and the stops at the venue stay. */
async function replaceKey(page: Page): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  const send = async (key: string): Promise<void> => {
    await id('venue-key').fill(key);
    await id('venue-secret').fill(planted.secret);
    await id('venue-store').click();
    await expect(id('replace-key-dialog')).toContainText('the account of the 2 live positions');
    await id('replace-key-stepup').fill(PASSPHRASE);
    await id('replace-key-confirm').click();
  };
  await id('nav-settings').click();
  await send('a key that nobody has'.replaceAll(' ', 'x'));
  await expect(id('replace-key-dialog')).toContainText('stays as it was and nothing changed.');
  await see(page);
  await id('replace-key-keep').click();
  await expect(id('venue-link')).toHaveAttribute('data-state', 'up');
  await send(planted.apiKey);
  await expect(id('replace-key-dialog')).toHaveCount(0);
  await expect(id('venue-check')).toHaveAttribute('data-holds', 'true');
  expect(desk.venue.usdm.openAlgoOrders()).toHaveLength(2);
}

/** CK-06 and CK-07 in one stop; after flat the cooldown stands, and nothing shortens it (CK-11). */
async function stop(page: Page): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  const { usdm } = desk.venue;
  const blockedMs = await clickToBlocked(page);
  test.info().annotations.push({ type: 'click to blocked, ms', description: String(blockedMs) });
  expect(blockedMs).toBeLessThan(BLOCKED_MS);
  await expect(page.locator('html[data-mode=EMERGENCY_STOP]')).toBeAttached();
  for (let again = 0; again < 3; again += 1) await id('emergency-stop').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('[data-testid=stop-step-flat][data-state=done]')).toBeAttached({ timeout: 30_000 });
  await expect(id('cooldown-panel')).toBeVisible({ timeout: 30_000 });
  await expect(id('resume-open')).toHaveCount(0);
  const states = await id('stop-leg').evaluateAll((legs) => legs.map((leg) => leg.getAttribute('data-state')));
  expect(states).toHaveLength(3);
  expect(new Set(states)).toEqual(new Set(['CANCELED', 'FLAT']));
  const closing = usdm.orders().filter(({ clientOrderId }) => clientOrderId.startsWith('ES-'));
  expect(closing.map(({ symbol, status }) => `${symbol} ${status}`).toSorted()).toEqual([
    'BTCUSDT FILLED',
    'ETHUSDT FILLED',
  ]);
  for (const { clientOrderId } of closing)
    await expect(id('stop-leg').filter({ hasText: clientOrderId })).toHaveCount(1);
  expect(usdm.isFlat()).toBe(true);
}

/** Nothing that was written, kept, said, sent to the page or shown contains the key, the secret or the passphrase. */
async function expectNoSecret(page: Page): Promise<void> {
  await see(page);
  const storage = JSON.stringify(await context.storageState({ indexedDB: true }));
  const session = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  // Closed first: what the browser still held in memory is on the disk then.
  await context.close();
  const data = everyByte(desk.dataDir);
  const profile = everyByte(profileDir);
  expect(data.some(({ file }) => file.endsWith('desk.sqlite'))).toBe(true);
  // The search would find what is there: the desk's cookie is in the browser's jar by its name, and in what it handed out.
  const [cookie] = (JSON.parse(storage) as { cookies: { name: string }[] }).cookies;
  expect(profile.filter(({ bytes }) => bytes.includes(cookie?.name ?? 'no cookie')).length).toBeGreaterThan(0);
  for (const secret of [...Object.values(planted), PASSPHRASE]) {
    expect([...data, ...profile].filter(({ bytes }) => holds(bytes, secret)).map(({ file }) => file)).toEqual([]);
    expect([storage, session, desk.log(), ...seen].some((text) => text.includes(secret))).toBe(false);
  }
}

/** As bytes, and as browsers keep text: two bytes to a character. */
const holds = (bytes: Buffer, secret: string): boolean =>
  bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le'));

test('CK-06 CK-07 CK-15: from the key to a stop with receipts at a real secret service and a simulated venue', async () => {
  test.setTimeout(240_000);
  const page = context.pages()[0] ?? (await context.newPage());
  listen(page);
  const id = (name: string) => page.getByTestId(name);
  await desk.start(page);
  await openPaperBook(page, { strategy: false });
  await enterKey(page, desk);
  for (const field of ['venue-key', 'venue-secret']) {
    await expect(id(field)).toHaveAttribute('type', 'password');
    await expect(id(field)).toHaveValue('');
  }
  await picture(page, 'key');

  await desk.start(page);
  await openPaperBook(page, { strategy: false });
  await promote(page);
  await id('nav-strategies').click();
  await id('unpause').click();
  await buy(page, desk, { symbol: ETH, stop: '2950.00', quantity: '0.030' });
  await buy(page, desk, { symbol: BTC, stop: '78500.0', quantity: '0.002' });
  await picture(page, 'live');
  await replaceKey(page);

  await desk.start(page);
  await expect(id('recovery-panel')).toContainText('No difference');
  await expect(page).toHaveTitle('REHEARSAL · LIVE MINIMAL 0.1% · L2 · Breakwater');
  await id('recovery-reason').fill('Looked at the positions, all is mine.');
  await id('recovery-confirm').click();
  await expect(id('recovery-panel')).toHaveCount(0);
  await expect(page.locator('html[data-level=L0]')).toBeAttached();
  await expect(page).toHaveTitle('REHEARSAL · LIVE MINIMAL 0.1% · Breakwater');
  expect(desk.venue.usdm.openAlgoOrders()).toHaveLength(2);

  await chooseSymbol(page, ETH);
  await loseAnswer(page);
  await stop(page);
  await picture(page, 'stopped');
  await expectNoSecret(page);
});
