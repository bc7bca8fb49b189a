/** The ladder on a rehearsal with a stand-in for the live venue: gate, drill, approval, one rung up, the stop there, and down again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { commands } from '../../src/shared/ipc/contract.ts';
import { requestFrameSchema } from '../../src/shared/ipc/wire.ts';
import { expect, test } from './support/host.ts';
import { openPaperBook, stopNear } from './support/actions.ts';
import { confirmByHolding, openDossier, resume } from './support/approval.ts';
import { callDesk } from './support/callDesk.ts';
import { risingMarket } from './support/risingMarket.ts';

/** A gate that three days of one rising position pass; its other items stay as they are. */
const settings = {
  version: 1,
  gate: {
    winRate: '0',
    sharpe: '0',
    maxDrawdown: '1',
    trades: 1,
    qualifyingDays: 1,
    activeHoursPerDay: 1,
    elapsedHours: 1,
    minDailyReturns: 2,
    stepMaxDrawdown: '1',
    drillMaxAgeDays: 30,
    slippageRatio: '100',
  },
};
const PASSPHRASE = 'correct horse battery';

const market = risingMarket(12);
test.afterAll(() => market.remove());

/** Feed milliseconds per wall millisecond. */
const setSpeed = (page: Page, speed: number) => callDesk(page, 'controlReplay', { action: 'speed', speed });

async function buy(page: Page): Promise<void> {
  const stop = await stopNear(page, 'buy', 5);
  const order = { symbol: 'BTC/USDT', side: 'BUY', type: 'MARKET', entry: null, stop, autoStop: false } as const;
  const reply = await callDesk(page, 'placeOrder', { ...order, quantity: null, timeInForce: 'GTC', postOnly: false });
  expect(reply.ok ? '' : reply.error.message).toBe('');
  await expect(page.getByTestId('tables-tab-positions')).toContainText('1');
}

const feedNow = (page: Page): Promise<number> =>
  page.getByTestId('status-time').getAttribute('data-value').then(Number);

/** Waits until the desk's own clock has gone on: an equal order within 5 s is a duplicate (RC-08). */
async function passFeedTime(page: Page, milliseconds: number): Promise<void> {
  const until = (await feedNow(page)) + milliseconds;
  await expect.poll(() => feedNow(page)).toBeGreaterThanOrEqual(until);
}

/** One trade that is over and one that earns, for three days. */
async function earnTheGate(page: Page): Promise<void> {
  await expect(page.getByTestId('chart-last')).toContainText(/\d/);
  await buy(page);
  await callDesk(page, 'closePosition', { symbol: 'BTC/USDT', part: 'ALL' });
  await expect(page.getByTestId('tables-tab-positions')).toContainText('0');
  await passFeedTime(page, 10_000);
  await buy(page);
  await page.getByTestId('nav-risk').click();
  await setSpeed(page, 20_000);
  await expect(page.getByTestId('gate-item-SHARPE')).toHaveAttribute('data-pass', 'true', { timeout: 240_000 });
  await setSpeed(page, 300);
}

test('a rung is earned, read, confirmed once, stopped on and walked down again', async ({ openDesk }) => {
  test.setTimeout(600_000);
  const flags = ['--feed', 'replay', '--market-data', market.path, '--from', '2026-01-08T00:00:00Z', '--speed', '60'];
  const desk = await openDesk(...flags, '--stand-in-live');
  writeFileSync(join(desk.dataDir, 'settings.json'), JSON.stringify(settings));
  const page = await desk.start();
  const id = (name: string) => page.getByTestId(name);
  const sent: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
  await page.reload();

  await openPaperBook(page, { strategy: false });
  await earnTheGate(page);
  await expect(id('promote')).toHaveAttribute('aria-disabled', 'true');
  await expect(id('gate-item-DRILL')).toHaveAttribute('data-pass', 'false');

  await id('drill-start').click();
  await expect(page.locator('html[data-mode=EMERGENCY_STOP]')).toBeAttached();
  await resume(page, { mode: 'PAPER', passphrase: null });
  await expect(id('gate-item-DRILL')).toHaveAttribute('data-pass', 'true');
  await expect(id('drill-row').first()).toHaveAttribute('data-pass', 'true');
  await id('gate-verify').click();

  await openDossier(page);
  await expect(id('approval-dossier')).toContainText('14 of 14');
  await id('approval-ack').check();
  await id('approval-next').click();
  await id('passphrase-next').fill(PASSPHRASE);
  await id('passphrase-again').fill(PASSPHRASE);
  await id('passphrase-set').click();
  await expect(id('approval-stepup')).toHaveValue(PASSPHRASE);
  await id('approval-phrase').fill('GO LIVE 0.1%');
  await confirmByHolding(page, 'LIVE_MINIMAL');
  await expect(page).toHaveTitle('REPLAY · LIVE MINIMAL 0.1% · PAUSED · Breakwater');
  await expect(id('mode-name')).toHaveText('REPLAY');
  await expect(id('mode-inside')).toHaveText('LIVE MINIMAL 0.1%');
  await expect(id('mode-detail')).toContainText('REHEARSAL, no real money');
  await expect(id('mode-probation')).toContainText('probation: ');
  await expect(id('ladder-here')).toHaveAttribute('data-value', 'LIVE_MINIMAL');

  const confirmed = sent.map((frame) => requestFrameSchema.parse(JSON.parse(frame)));
  const [first, ...others] = confirmed.filter(({ command }) => command === 'confirmApproval');
  expect(others).toEqual([]);
  const again = await callDesk(page, 'confirmApproval', commands.confirmApproval.input.parse(first?.input));
  expect(again).toMatchObject({ ok: false, error: { code: 'APPROVAL_VOID' } });

  await id('emergency-stop').click();
  await expect(page.locator('html[data-mode=EMERGENCY_STOP]')).toBeAttached();
  await expect(id('mode-detail')).toContainText('REHEARSAL');
  await resume(page, { mode: 'LIVE_MINIMAL', passphrase: PASSPHRASE });

  await id('demote').click();
  await expect(id('demote-stay')).toBeFocused();
  await id('demote-close-now').click();
  await expect(page.locator('html[data-mode=PAPER][data-book=PAPER]')).toBeAttached();
  await expect(id('demotion-row').first()).toContainText('LIVE MINIMAL 0.1% to PAPER');
});
