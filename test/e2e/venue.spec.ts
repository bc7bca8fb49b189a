/** The screens of a live venue on a desk that is told what to show: rehearsal look, what is not ours, orders in doubt, waiver, start, stop. */
import type { Page } from '@playwright/test';
import { err } from '../../src/shared/base/result.ts';
import { failure } from '../../src/shared/ipc/failure.ts';
import { buildView } from '../support/buildView.ts';
import { expect, test } from './support/host.ts';
import { openScriptedDesk, type ScriptedDesk } from './support/scriptedDesk.ts';
import { external, rehearsalParts, startBlocker, unknownOrder, unresolvedParts } from './support/venueParts.ts';

const base = buildView().parts;
const withAccount = (change: Partial<typeof base.account>) => ({
  parts: { ...rehearsalParts, account: { ...rehearsalParts.account, ...change } },
});
/** What the page asked of the desk, by name. */
const asked = (desk: ScriptedDesk, name: string): readonly unknown[] =>
  desk.calls.filter((call) => call.name === name).map(({ input }) => input);

async function openVenue(page: Page, overrides: Parameters<typeof openScriptedDesk>[1] = {}): Promise<ScriptedDesk> {
  const desk = await openScriptedDesk(page, overrides);
  desk.show({ parts: rehearsalParts });
  await expect(page.locator('html[data-mode=LIVE_MINIMAL][data-rehearsal=VENUE]')).toBeAttached();
  return desk;
}

test('a rehearsal venue looks live and says everywhere that no money is at stake', async ({ page }) => {
  const desk = await openVenue(page);
  const id = (name: string) => page.getByTestId(name);
  await expect(page).toHaveTitle('REHEARSAL · LIVE MINIMAL 0.1% · Breakwater');
  await expect(id('mode-name')).toHaveText('LIVE MINIMAL 0.1%');
  await expect(id('mode-detail')).toHaveText('REHEARSAL, no real money: Binance demo, counts for no real gate');
  await expect(id('watermark').first()).toHaveText('LIVEREHEARSAL, no real money');
  await expect(id('vital-venue')).toHaveText('Binance demo ok');
  expect(await id('frame').evaluate((frame) => getComputedStyle(frame).borderLeftStyle)).toBe('dashed');
  expect(await id('mode-band').evaluate((band) => getComputedStyle(band).backgroundImage)).toContain('repeating');
  desk.show({ parts: { ladder: { ...rehearsalParts.ladder, rehearsal: 'NONE', canWaive: false } } });
  await expect(page).toHaveTitle('LIVE MINIMAL 0.1% · Breakwater');
  await expect(id('mode-detail')).toHaveText('real money on Binance demo');
  await expect(id('watermark').first()).toHaveText('LIVE');
  expect(await id('frame').evaluate((frame) => getComputedStyle(frame).borderLeftStyle)).toBe('solid');
  await id('nav-risk').click();
  await expect(id('gate')).toBeVisible();
  await expect(id('gate-waive')).toHaveCount(0);
  await desk.close();
});

test('the status bar tells stream, budget, clock and comparison, and badges what is abnormal', async ({ page }) => {
  const desk = await openVenue(page);
  const id = (name: string) => page.getByTestId(name);
  await expect(id('status-stream')).toHaveText(/^Stream \d+(\.\d)? s$/);
  await expect(id('status-weight')).toHaveText('Weight 12%');
  await expect(id('status-clock')).toHaveText('Clock +23 ms');
  await expect(id('status-recon')).toHaveText(/^Recon \d+(\.\d)? s$/);
  const { health } = rehearsalParts.account;
  desk.show(
    withAccount({
      stream: { state: 'down', text: 'connection reset', at: base.feed.now - 20_000 },
      health: { ...health, weightUsed: 0.81, clockOffsetMs: -640 },
      differences: ['BTC/USDT: we hold 0.00264, the venue says 0.002'],
      keyRefused: "the venue refuses the key, -2015 'Invalid API-key, IP, or permissions'",
    }),
  );
  await expect(id('status-stream')).toHaveText(/^P2Stream down 2\d s$/);
  await expect(id('status-weight')).toHaveText('P3Weight 81%');
  await expect(id('status-clock')).toHaveText('P3Clock −640 ms');
  await expect(id('status-recon')).toHaveText('P2Recon 1 difference');
  await expect(id('key-banner')).toContainText('-2015');
  await expect(id('key-banner')).toContainText('release VENUE_KEY');
  await id('key-banner').getByRole('link', { name: 'Settings' }).click();
  await expect(id('settings-screen')).toBeVisible();
  await desk.close();
});

test('positions that are not ours are adopted with a stop, closed or left, and a refusal stays in place', async ({
  page,
}) => {
  const wrongSide = 'The stop 2500 is on the wrong side of 2611.4. A short position needs it above (PS-10).';
  const desk = await openVenue(page, {
    resolveExternal: async ({ action }) =>
      action === 'ADOPT' ? err(failure('INVALID_INPUT', wrongSide)) : { ok: true, value: {} },
  });
  const id = (name: string) => page.getByTestId(name);
  desk.show(withAccount({ external: [...external] }));
  await expect(id('tables-tab-positions')).toHaveText('Positions 1, 2 to decide');
  const row = (symbol: string) => page.locator(`[data-testid=position-row][data-symbol="${symbol}"]`);
  await expect(row('ETH/USDT')).toContainText('SHORT 0.5 not opened here: close, adopt or leave');
  await expect(page.locator('[data-testid=position-row][data-kind=mismatch]')).toContainText(
    /we: 0\.00264, venue: 0\.002, checking \d+ s/,
  );
  await expect(row('XRP/USDT')).toContainText('left alone, entries in XRP/USDT stay blocked');
  await expect(row('XRP/USDT').getByTestId('external-decide')).toHaveCount(0);
  await row('ETH/USDT').getByTestId('external-decide').click();
  await expect(id('external-dialog')).toContainText('Position not opened by Breakwater: ETH/USDT SHORT 0.5');
  await expect(page.getByRole('button', { name: 'Decide later' })).toBeFocused();
  await id('external-adopt').click();
  await expect(id('external-stop-problem')).toContainText('Found nothing');
  expect(asked(desk, 'resolveExternal')).toEqual([]);
  await id('external-stop').fill('2500');
  await id('external-adopt').click();
  await expect(id('external-refusal')).toHaveText(wrongSide);
  await id('external-close').click();
  await expect(id('external-dialog')).toBeHidden();
  const about = { kind: 'POSITION', symbol: 'ETH/USDT', id: '' };
  expect(asked(desk, 'resolveExternal')).toContainEqual({ ...about, action: 'CLOSE', stop: null });
  await desk.close();
});

test('orders that are not ours are canceled or left alone', async ({ page }) => {
  const desk = await openVenue(page);
  const id = (name: string) => page.getByTestId(name);
  desk.show(withAccount({ external: [...external] }));
  await id('tables-tab-orders').click();
  await expect(id('tables-tab-orders')).toContainText('1 not ours');
  const rows = page.locator('[data-testid=order-row][data-kind=external]');
  await expect(rows.nth(0)).toContainText('BUY LIMIT 3 at 140, not placed here: entries in SOL/USDT wait');
  await expect(rows.nth(1)).toContainText('left alone: entries in SOL/USDT stay blocked');
  await expect(rows.nth(1).getByTestId('external-leave')).toHaveCount(0);
  await rows.nth(0).getByTestId('external-leave').click();
  await rows.nth(1).getByTestId('external-cancel').click();
  const about = { kind: 'ORDER', symbol: 'SOL/USDT', stop: null };
  await expect
    .poll(() => asked(desk, 'resolveExternal'))
    .toEqual([
      { ...about, id: 'web-7', action: 'LEAVE' },
      { ...about, id: 'web-8', action: 'CANCEL' },
    ]);
  await desk.close();
});

test('CK-15 an order in doubt has a card with a countdown, and nothing that sends it again', async ({ page }) => {
  const desk = await openVenue(page);
  const id = (name: string) => page.getByTestId(name);
  desk.show(withAccount({ unknown: [unknownOrder] }));
  await expect(id('vital-unknown')).toHaveText(', 1 unknown');
  await id('tables-tab-orders').click();
  await expect(id('tables-tab-orders')).toContainText('1 unknown');
  const card = id('unknown-card');
  await expect(card).toContainText(
    /^Outcome unknown: LIVE BUY 0\.00264 BTC\/USDT limit 60,000, sent 05:59:56\.000 UTC, no answer\. Asked 3 of 5 times, (next in [0-3]\.\d s|asking now)\. Entries in BTC\/USDT wait; 158\.40 USDT stay reserved\./,
  );
  const left = async (): Promise<string> => (await id('unknown-asked').innerText()).replace(/^.*next in /, '');
  const first = await left();
  await expect.poll(left, { intervals: [120] }).not.toBe(first);
  expect(await card.getByRole('button').allInnerTexts()).toEqual(['Ask now']);
  await id('unknown-ask').click();
  await expect.poll(() => asked(desk, 'askOrder')).toEqual([{ clientOrderId: 'L-000231' }]);
  desk.show(withAccount({ unknown: [{ ...unknownOrder, asked: 5 }] }));
  await expect(card).toContainText('Still unknown. Each reconciliation (30 s) asks again. Nothing is sent twice.');
  await expect(page.getByRole('button', { name: /resend|again|retry/i })).toHaveCount(0);
  desk.show(withAccount({ unknown: [] }));
  await expect(card).toHaveCount(0);
  await desk.close();
});

test('time and evidence are waived with a reason, and stand as waived', async ({ page }) => {
  const desk = await openVenue(page);
  const id = (name: string) => page.getByTestId(name);
  await id('nav-risk').click();
  await expect(id('ladder-here')).toContainText('REHEARSAL on a venue without real money');
  await id('gate-waive').click();
  await expect(id('waiver-keep')).toBeFocused();
  await expect(id('waiver-dialog')).toContainText('Nothing of it ever counts towards live with real money');
  await expect(id('waiver-confirm')).toBeDisabled();
  await id('waiver-reason').fill('too short');
  await expect(id('waiver-refusal')).toContainText('Reason has 9 characters, 10 are needed');
  await expect(id('waiver-confirm')).toBeDisabled();
  await id('waiver-reason').fill('Walking the whole ladder once.');
  await id('waiver-confirm').click();
  await expect(id('waiver-dialog')).toBeHidden();
  expect(asked(desk, 'waiveGates')).toEqual([{ reason: 'Walking the whole ladder once.' }]);
  const { gate } = base.ladder;
  if (gate === null) throw new Error('no gate in the view');
  const items = gate.items.map((item) => (item.code === 'DAYS' ? { ...item, note: 'waived, a rehearsal' } : item));
  const waived = 'Walking the whole ladder once.';
  desk.show({ parts: { ladder: { ...rehearsalParts.ladder, waived, gate: { ...gate, items } } } });
  await expect(id('gate-waived')).toContainText('never counts towards live');
  await expect(id('gate-item-DAYS')).toContainText('waived');
  await expect(id('gate-count')).toHaveText('1 of 3 passed, 1 waived');
  await expect(id('gate-waive')).toHaveCount(0);
  await desk.close();
});

test('a clean start is confirmed with a reason, one that differs is resumed by approval', async ({ page }) => {
  const desk = await openVenue(page);
  const id = (name: string) => page.getByTestId(name);
  const recovering = { ...rehearsalParts.desk, run: 'RECOVERING' as const };
  const recovery = { step: 5, of: 7, text: 'Asking the venue for positions and orders' };
  desk.show({ parts: { desk: { ...recovering, recovery } } });
  await expect(id('recovery-panel')).toContainText('Step 5 of 7: Asking the venue for positions and orders');
  desk.show({ parts: { desk: { ...rehearsalParts.desk, level: 'L2', blockers: [startBlocker] } } });
  await expect(id('recovery-level')).toHaveText('L2 reduce-only');
  await expect(id('recovery-panel')).toContainText('No difference: orders and positions agree with the venue.');
  await expect(id('recovery-confirm')).toBeDisabled();
  await id('recovery-reason').fill('Looked at the positions, all is mine.');
  await id('recovery-confirm').click();
  const release = { trigger: 'RESTART', reason: 'Looked at the positions, all is mine.' };
  await expect.poll(() => asked(desk, 'releaseLevel')).toEqual([release]);

  const text = 'the live book differs from the venue, 2 differences';
  const latched = [{ trigger: 'RESTART', text: `L3: ${text}` }];
  const differences = [
    'ETH/USDT: we hold 0, the venue says -0.5',
    'L-000231 BTC/USDT: we have it working, the venue does not list it',
  ];
  desk.show({
    parts: {
      ...withAccount({ differences, external: external.slice(0, 1) }).parts,
      desk: { ...rehearsalParts.desk, level: 'L3', blockers: [{ ...startBlocker, text: `Level L3: ${text}.` }] },
      breaker: { ...base.breaker, latched },
    },
  });
  await expect(id('recovery-level')).toHaveText('L3 halted');
  await expect(id('recovery-confirm')).toHaveCount(0);
  await expect(id('recovery-line').nth(0).getByTestId('external-decide')).toBeVisible();
  await expect(id('recovery-line').nth(1)).toContainText('asked for at the venue, nothing to do');
  await expect(id('recovery-resume')).toBeDisabled();
  const { account } = withAccount({ differences: [], external: external.slice(2, 3) }).parts;
  desk.show({ parts: { account } });
  await expect(id('recovery-line')).toHaveCount(0);
  await id('recovery-resume').click();
  await expect(id('resume-dialog')).toBeVisible();
  expect(asked(desk, 'requestApproval')).toEqual([{ request: { kind: 'RESUME', mode: 'LIVE_MINIMAL' } }]);
  await desk.close();
});

test('CK-11 an unresolved stop lists what is left and what to do by hand', async ({ page }) => {
  const desk = await openVenue(page);
  const id = (name: string) => page.getByTestId(name);
  desk.show({ parts: unresolvedParts });
  await expect(page.locator('html[data-phase=UNRESOLVED]')).toBeAttached();
  await expect(page).toHaveTitle('REHEARSAL · EMERGENCY STOP · UNRESOLVED · LIVE · Breakwater');
  await expect(id('unresolved')).toContainText('One position and one order are still open. Entries stay blocked.');
  await expect(id('unresolved-leg').nth(0)).toContainText('BUY 0.05 ETH/USDT at market, reduce-only at Binance demo.');
  await expect(id('unresolved-leg').nth(1)).toContainText('Cancel order web-7 at Binance demo.');
  const foreign = page.locator('[data-testid=stop-leg][data-state=UNKNOWN]');
  await expect(foreign).toContainText('foreign order');
  await expect(foreign).toContainText('UNKNOWN is not ours');
  const flat = page.locator('[data-testid=stop-leg][data-state=FLAT]');
  await expect(flat).toContainText('ES-I7-BTC-L-1');
  await expect(flat).toContainText('+0.131 s');
  const link = id('unresolved-leg').nth(0).getByTestId('stop-open-venue');
  await expect(link).toHaveAttribute('href', 'https://demo.binance.com/en/futures/ETHUSDT');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await id('unresolved-leg').nth(1).getByTestId('stop-handled').click();
  await expect(id('handled-dialog')).toContainText('Say this after you canceled it at the venue.');
  await expect(id('handled-refusal')).toContainText('Reason has 0 characters');
  await id('handled-keep').click();
  expect(asked(desk, 'markHandled')).toEqual([]);
  await id('stop-retry').click();
  await expect.poll(() => asked(desk, 'retryStop')).toHaveLength(1);
  const { vitals } = rehearsalParts;
  const silent = { ...vitals.venue, state: 'unreachable' as const, since: base.feed.now };
  desk.show({ parts: { vitals: { ...vitals, venue: silent } } });
  await expect(id('stop-silent')).toContainText('Binance demo does not answer (since 06:00:00 UTC).');
  await expect(id('stop-silent')).toContainText('Close ETH/USDT by hand');
  await desk.close();
});

test('CK-30 what the venue says of foreign orders is shown as text, and every control has a name and a size', async ({
  page,
}) => {
  const markup = '<img src=x onerror="document.title=1">';
  const desk = await openVenue(page);
  const id = (name: string) => page.getByTestId(name);
  const order = { ...external[3], id: markup, text: `BUY LIMIT ${markup} at 140` };
  desk.show(withAccount({ external: [external[0], order], unknown: [unknownOrder], keyRefused: `-2015 '${markup}'` }));
  await expect(id('key-banner')).toContainText(markup);
  expect(await unnamedControls(page)).toEqual([]);
  await id('tables-tab-orders').click();
  await expect(page.locator('[data-testid=order-row][data-kind=external]')).toContainText(markup);
  expect(await unnamedControls(page)).toEqual([]);
  await id('tables-tab-positions').click();
  await id('external-decide').click();
  expect(await unnamedControls(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(id('external-dialog')).toBeHidden();
  await expect(id('external-decide')).toBeFocused();
  expect(await page.locator('img').count()).toBe(0);
  await expect(page).toHaveTitle('REHEARSAL · LIVE MINIMAL 0.1% · Breakwater');
  await desk.close();
});

/** Buttons and fields in view that have no accessible name, or are smaller than 24 px (WCAG 4.1.2, 2.5.8). */
const unnamedControls = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, select, textarea')]
      .filter((each) => each.checkVisibility() && each.closest('[inert]') === null)
      .filter((each) => {
        const labels = each instanceof HTMLInputElement || each instanceof HTMLSelectElement ? each.labels : null;
        const name = each.getAttribute('aria-label') ?? (labels?.[0] ?? each).textContent;
        const { height, width } = each.getBoundingClientRect();
        const isTick = each instanceof HTMLInputElement && each.type === 'checkbox';
        return name.trim() === '' || (!isTick && (height < 24 || width < 24));
      })
      .map((each) => each.outerHTML.slice(0, 160)),
  );
