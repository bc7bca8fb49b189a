/** Settings and quitting on a desk that is told what to show: another key, holdings that stay the trader's, changes not saved, the journal verified. */
import type { Page } from '@playwright/test';
import { err, ok } from '../../src/shared/base/result.ts';
import { failure } from '../../src/shared/ipc/failure.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { settingsJson } from '../../src/main/domain/config/settingsJson.ts';
import { buildVenueSetup } from '../support/buildVenueSetup.ts';
import { buildView } from '../support/buildView.ts';
import { expect, test } from './support/host.ts';
import { openScriptedDesk, type ScriptedDesk } from './support/scriptedDesk.ts';
import { external, rehearsalParts } from './support/venueParts.ts';

const { positions, orders } = buildView().rows;
const held = positions['BTC/USDT'];
const entry = orders['L-1'];
const settings = settingsJson(defaultSettings());

const asked = (desk: ScriptedDesk, name: string): readonly unknown[] =>
  desk.calls.filter((call) => call.name === name).map(({ input }) => input);
const idOf = (page: Page) => (name: string) => page.getByTestId(name);

async function openSettings(page: Page, overrides: Parameters<typeof openScriptedDesk>[1] = {}): Promise<ScriptedDesk> {
  const desk = await openScriptedDesk(page, {
    getSettings: async () => ok({ settings, defaults: settings, hash: 'ab'.repeat(32), pending: null }),
    ...overrides,
  });
  desk.show({ parts: rehearsalParts });
  await page.getByTestId('nav-settings').click();
  return desk;
}

test('UI-61 another key is asked about before it takes over, with the passphrase on a live rung', async ({ page }) => {
  const refusal = "The venue refuses the key, -2015 'Invalid API-key'. Key 3fa9c1 stays as it was and nothing changed.";
  let isRefused = true;
  const desk = await openSettings(page, {
    saveVenueKeys: async () =>
      isRefused
        ? err(failure('DENIED', refusal))
        : ok(buildVenueSetup({ keys: { fingerprint: '77ab01', savedAt: 1_760_000_000_000 } })),
  });
  const id = idOf(page);
  const enter = async (): Promise<void> => {
    await expect(id('venue-store')).toBeDisabled();
    await id('venue-key').fill('new key');
    await id('venue-secret').fill('new secret');
    await id('venue-store').click();
  };
  await enter();
  await expect(id('replace-key-dialog')).toContainText('Replace key 3fa9c1');
  await expect(id('replace-key-dialog')).toContainText('and if it fails, key 3fa9c1 stays in use.');
  await expect(id('replace-key-keep')).toBeFocused();
  await expect(id('replace-key-confirm')).toBeDisabled();
  await id('replace-key-keep').click();
  expect(asked(desk, 'saveVenueKeys')).toEqual([]);
  await expect(id('venue-key')).toHaveValue('new key');
  await id('venue-store').click();
  await id('replace-key-stepup').fill('correct horse battery');
  await id('replace-key-confirm').click();
  await expect(id('replace-key-dialog')).toContainText(refusal);
  await expect(id('replace-key-note')).toHaveText('The fields are empty again. Choose Keep, then enter the key anew.');
  await expect(id('replace-key-confirm')).toBeDisabled();
  await id('replace-key-keep').click();
  for (const field of ['venue-key', 'venue-secret']) await expect(id(field)).toHaveValue('');
  isRefused = false;
  await enter();
  await id('replace-key-stepup').fill('correct horse battery');
  await id('replace-key-confirm').click();
  await expect(id('replace-key-dialog')).toHaveCount(0);
  await expect(id('toast')).toContainText('Key 77ab01 is in use. Key 3fa9c1 was replaced.');
  const sent = { apiKey: 'new key', secret: 'new secret', passphrase: 'correct horse battery' };
  expect(asked(desk, 'saveVenueKeys')).toEqual([sent]);
  await desk.close();
});

test('SM-25 holdings that are not the desk’s are listed per asset', async ({ page }) => {
  const spot = { exchange: 'binance', market: 'SPOT', environment: 'demo', endpoints: null } as const;
  const desk = await openSettings(page, {
    getVenue: async () => ok(buildVenueSetup({ account: { ...spot, legacy: { ETH: '3' } } })),
  });
  const id = idOf(page);
  const found = { ...external[0], symbol: 'SOL/USDT', ours: '0', theirs: '12.5' };
  desk.show({ parts: { account: { ...rehearsalParts.account, external: [found] } } });
  await expect(id('venue-legacy-list')).toHaveText("Not the desk's, never sold: ETH 3 (SM-25).");
  await id('legacy-open').click();
  await expect(id('legacy-back')).toBeFocused();
  const row = (asset: string) => page.locator(`[data-testid=legacy-row][data-asset=${asset}]`);
  await expect(row('SOL')).toContainText('12.5');
  await row('SOL').getByTestId('legacy-whole').click();
  await expect(row('SOL').getByTestId('legacy-amount')).toHaveValue('12.5');
  await row('ETH').getByTestId('legacy-amount').fill('1,5');
  await expect(id('legacy-note')).toHaveText('ETH: Found a comma as decimal sign. Write 1.5.');
  await expect(id('legacy-save')).toBeDisabled();
  await row('ETH').getByTestId('legacy-amount').fill('');
  await id('legacy-asset').fill('xrp');
  await id('legacy-add').click();
  await row('XRP').getByTestId('legacy-amount').fill('100');
  await id('legacy-save').click();
  await expect(id('legacy-dialog')).toHaveCount(0);
  expect(asked(desk, 'configureVenue')).toEqual([{ account: { ...spot, legacy: { SOL: '12.5', XRP: '100' } } }]);
  await desk.close();
});

test('UI-35 quitting with an open live book asks, waits for the venue, and can be taken back', async ({ page }) => {
  if (held === undefined || entry === undefined) throw new Error('the view has a position and an entry');
  const desk = await openScriptedDesk(page);
  const id = idOf(page);
  const live = { ...held, book: 'LIVE' } as const;
  const parts = (quit: 'NO' | 'ASKED' | 'LEAVING') => ({ ...rehearsalParts, desk: { ...rehearsalParts.desk, quit } });
  desk.show({ parts: parts('ASKED'), rows: { positions: { 'BTC/USDT': live } } });
  await expect(id('quit-dialog')).toContainText('Quit with 1 live position?');
  await expect(id('quit-text')).toHaveText('Stops at the venue: 1 of 1. No entry works.');
  await expect(id('quit-keep')).toBeFocused();
  await expect(id('emergency-stop')).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect.poll(() => asked(desk, 'decideQuit')).toEqual([{ how: 'KEEP', phrase: '' }]);
  desk.show({ parts: parts('ASKED'), rows: { positions: { 'BTC/USDT': { ...live, stopPlace: 'engine' } } } });
  await expect(id('quit-text')).toHaveText('Stops at the venue: 0 of 1. No entry works.');
  await expect(id('quit-leave')).toBeDisabled();
  await id('quit-phrase').fill('LEAVE UNPROTECTED');
  await id('quit-leave').click();
  await id('quit-close').click();
  await expect
    .poll(() => asked(desk, 'decideQuit').slice(1))
    .toEqual([
      { how: 'LEAVE', phrase: 'LEAVE UNPROTECTED' },
      { how: 'CLOSE', phrase: '' },
    ]);
  desk.show({ parts: parts('LEAVING'), rows: { orders: { 'L-1': { ...entry, book: 'LIVE' } } } });
  await expect(id('quit-text')).toContainText('Waiting for the venue: 1 position and 1 entry left.');
  await expect(id('quit-close')).toHaveCount(0);
  desk.show({ parts: parts('NO') });
  await expect(id('quit-dialog')).toHaveCount(0);
  await desk.close();
});

test('limits that were typed and not saved are discarded only when a person says so', async ({ page }) => {
  const desk = await openSettings(page);
  const id = idOf(page);
  await expect(id('limits-discard')).toHaveCount(0);
  await id('limit-input-dailyLoss').fill('0.8');
  await id('limit-input-risk').fill('0.05');
  await page.locator('[data-testid=settings-rung][data-mode=PAPER]').click();
  await expect(id('discard-popover')).toContainText('Discard 2 unsaved changes?');
  await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(id('discard-popover')).toHaveCount(0);
  await expect(page.locator('[data-testid=settings-rung]:checked')).toHaveAttribute('data-mode', 'LIVE_MINIMAL');
  await expect(id('limit-input-dailyLoss')).toHaveValue('0.8');
  await id('limits-discard').click();
  await id('discard-confirm').click();
  await expect(id('limit-input-dailyLoss')).toHaveValue('1');
  await expect(id('limits-discard')).toHaveCount(0);
  await page.locator('[data-testid=settings-rung][data-mode=PAPER]').check();
  await expect(page.locator('[data-testid=settings-rung]:checked')).toHaveAttribute('data-mode', 'PAPER');
  await desk.close();
});

test('UI-63 says what keeps watch and what tells, and changes the looks', async ({ page }) => {
  const desk = await openSettings(page);
  const id = idOf(page);
  await expect(id('power-watchdog')).toContainText('a process of its own cancels and closes');
  await expect(id('alerts-elsewhere')).toContainText('Nothing leaves this machine');
  await expect(id('about-limits').locator('li')).toHaveCount(7);
  await page.locator('[data-testid=settings-pnl][data-value=green-red]').check();
  await expect(page.locator('html[data-pnl=green-red]')).toBeAttached();
  await page.locator('[data-testid=settings-theme][data-value=light]').check();
  await expect(page.locator('html[data-theme=light]')).toBeAttached();
  await desk.close();
});

test('UI-60 the journal is read, searched and verified', async ({ page }) => {
  const finding = { seq: 31_022, code: 'HASH_MISMATCH', expected: '3fa9c1d2', actual: '77ab01c9' };
  const actor = { type: 'user', id: 'ui', session: 's-1' };
  const line = (seq: number, type: string, text: string) => ({
    seq,
    text: JSON.stringify({ ts: '2026-11-23T14:03:05.120Z', type, actor, book: 'LIVE', data: { text }, prev: '' }),
    hash: '3fa9c1d2'.padEnd(64, '0'),
  });
  const lines = [line(48_211, 'ALERT_RAISED', 'stop not confirmed'), line(48_210, 'SYSTEM', '<img src=x>')];
  const desk = await openScriptedDesk(page, {
    getJournal: async () => ok({ newest: 48_211, lines }),
    verifyJournal: async () =>
      ok({ ok: false, entries: 9, from: 0, to: 8, head: 'a'.repeat(64), findings: [finding], durationMs: 3 }),
  });
  const id = idOf(page);
  await id('nav-journal').click();
  await expect(id('journal-screen')).toBeVisible();
  await expect(id('journal-row')).toHaveCount(2);
  await expect(id('journal-row').first()).toContainText('48,211');
  await expect(id('journal-entries')).toContainText('48,210-48,211 of 0-48,211');
  await id('journal-filter').fill('system img');
  await expect(id('journal-row')).toHaveCount(1);
  await expect(id('journal-bytes')).toHaveText(lines[1]?.text ?? '');
  expect(await page.locator('img').count()).toBe(0);
  await id('journal-filter').fill('');
  await id('journal-older').click();
  await id('journal-seq').fill('48,300');
  await expect(id('journal-jump')).toBeDisabled();
  await id('journal-seq').fill('100');
  await id('journal-jump').click();
  await expect.poll(() => asked(desk, 'getJournal')).toEqual([{ to: null }, { to: 48_209 }, { to: 100 }]);
  await id('journal-verify').click();
  await expect(id('journal-report')).toContainText('The history does not verify: 1 finding');
  await expect(id('journal-finding')).toHaveText('#31,022 HASH_MISMATCH: expected 3fa9c1d2, found 77ab01c9');
  await desk.close();
});
