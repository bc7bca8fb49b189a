/**
 * The main job, end to end: a rehearsal trades, the crash passes, one press flattens it, a restart changes nothing, a person resumes.
 * On the real August 2024 bars where they are; on the generator's flash crash where they are not.
 */
import { expect, test } from './support/host.ts';
import { confirmByHolding } from './support/approval.ts';
import { crashFolder, oneSymbolOf, openPaperBook } from './support/actions.ts';

const folder = crashFolder();
const story =
  folder === null
    ? {
        flags: ['--feed', 'generator', '--scenario', 'flash-crash', '--seed', '7', '--speed', '300'],
        title: 'the generated flash crash (real market data absent)',
        symbol: 'BTC/USDT',
      }
    : {
        // Half an hour before the low: eight losing trades in a row would rightly close the day to entries (EB-07).
        flags: ['--feed', 'replay', '--from', '2024-08-05T05:40:00Z', '--speed', '60'],
        title: 'the crash of August 2024',
        symbol: 'BTC/USDT',
      };

test(`trades, stops in and resumes after ${story.title}`, async ({ openDesk, hostKind }, testInfo) => {
  testInfo.annotations.push({ type: 'host', description: hostKind });
  const flags =
    folder === null
      ? story.flags
      : ['--market-data', oneSymbolOf(folder, 'BTCUSDT', testInfo.outputPath('bars')), ...story.flags];
  const desk = await openDesk(...flags);
  let page = desk.page();
  const id = (name: string) => page.getByTestId(name);

  await openPaperBook(page, { strategy: true });
  await expect(id('position-row').first()).toBeVisible();
  await id('tables-tab-trades').click();
  await expect(id('trades-table').locator('[role=row]').nth(1)).toBeVisible();
  await id('tables-tab-positions').click();

  if (folder !== null) {
    await id('replay-pause').click();
    await id('chart-symbol').fill(story.symbol);
    await id('chart-symbol').press('Enter');
    await id('replay-jump').click();
    await id('replay-jump-to').fill('2024-08-05 06:23');
    await id('replay-jump-go').click();
    await expect(id('status-time')).toContainText('06:23');
    await id('replay-speed').selectOption('10');
    await id('replay-play').click();
    // The low lasts a moment; a look each second may miss it, one at each frame does not.
    await page.waitForFunction(
      () => document.querySelector('[data-testid=chart-last]')?.textContent?.includes('49,000.00') === true,
    );
    await testInfo.attach('crash-low', { body: await page.screenshot(), contentType: 'image/png' });
    await id('replay-speed').selectOption('60');
  }

  await expect(id('position-row').first()).toBeVisible();
  await id('emergency-stop').click();
  await expect(page.locator('html[data-mode=EMERGENCY_STOP]')).toBeAttached();
  await expect(id('stop-step-flat')).toHaveAttribute('data-state', 'done');
  await expect(page.locator('html[data-phase=COOLDOWN], html[data-phase=AWAITING_APPROVAL]')).toBeAttached();
  await testInfo.attach('stopped', { body: await page.screenshot(), contentType: 'image/png' });

  page = await desk.start([...flags.slice(0, -1), '60']);
  await expect(page.locator('html[data-mode=EMERGENCY_STOP]')).toBeAttached();
  await expect(id('cooldown-panel')).toBeVisible();
  await expect(id('position-row')).toHaveCount(0);

  await id('replay-speed').selectOption('300');
  await expect(page.locator('html[data-phase=AWAITING_APPROVAL]')).toBeAttached();
  await id('resume-open').click();
  await id('resume-mode').first().check();
  await id('resume-reason').fill('Crash passed, book is flat and checked.');
  await id('approval-phrase').fill('RESUME');
  await confirmByHolding(page, 'PAPER');
  await expect(page.locator('html[data-run=PAUSED]')).toBeAttached();
  await expect(page).toHaveTitle('REPLAY · PAPER · PAUSED · Breakwater');
});
