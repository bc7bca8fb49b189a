/** CK-30, second half: markup in what comes from outside is text and nothing else. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPaperBook } from './support/actions.ts';
import { expect, test } from './support/host.ts';

const MARKUP = '<img src=x onerror="document.title=1">';

test('CK-30 markup in a file name and in a candle cell is shown as text', async ({ openDesk }) => {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-markup-'));
  const market = join(folder, MARKUP.replaceAll('/', ''));
  mkdirSync(market);
  const start = Date.UTC(2024, 0, 1);
  const rows = Array.from({ length: 3_000 }, (_, at) => `${start + at * 60_000},100.00,100.50,99.50,100.10,12.5`);
  rows.splice(5, 1, `${start + 5 * 60_000},${MARKUP},100.50,99.50,100.10,12.5`);
  writeFileSync(
    join(market, `BTCUSDT_1m_${MARKUP}.csv`),
    `open_time_ms,open,high,low,close,volume\n${rows.join('\n')}\n`,
  );
  try {
    const desk = await openDesk('--feed', 'replay', '--market-data', market, '--speed', '60');
    const page = desk.page();
    await page.getByTestId('onboarding-ack').click();
    await page.getByTestId('onboarding-next').click();
    await expect(page.getByTestId('onboarding')).toContainText('<img src=x');
    await page.getByTestId('onboarding-back').click();
    await page.getByTestId('onboarding-ack').uncheck();
    await openPaperBook(page, { strategy: true });
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).toContain('Breakwater');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
