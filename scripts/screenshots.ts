/**
 * `npx node scripts/screenshots.ts`: takes docs/images/risk-*.png anew from the built desk, a rehearsal on the generated market. Build first; needs
 * the browser of the end-to-end tests.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { openPaperBook } from '../test/e2e/support/actions.ts';
import { startServe } from '../test/e2e/support/startServe.ts';
import { palettePng } from './screenshots/palettePng.ts';
import { readPng } from './screenshots/readPng.ts';
import { projectRoot } from './steps/toolPath.ts';
import { findTestBrowser } from './test/findTestBrowser.ts';

const flags = ['--feed', 'generator', '--scenario', 'normal', '--seed', '3', '--speed', '60'];
/** Long enough for an attempt of some trades. */
const HOURS_OF_TRADING = 2;

async function setSpeed(page: Page, speed: 1 | 60 | 300 | 1_000): Promise<void> {
  await page.getByTestId('replay-speed').selectOption(String(speed));
}

/** Waits for what the screen draws after the state has come, without a tooltip or a note over it. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(640, 880);
  await expect(page.getByTestId('toast')).toHaveCount(0, { timeout: 30_000 });
  await page.waitForTimeout(300);
  const taken = readPng(await page.screenshot({ animations: 'disabled' }));
  writeFileSync(join(projectRoot, `docs/images/risk-${name}.png`), palettePng(taken));
  process.stdout.write(`docs/images/risk-${name}.png\n`);
}

/** Until the sample strategy holds a position at L0, some trades after the start. */
async function trade(page: Page): Promise<void> {
  const until = Date.UTC(2026, 0, 5) + HOURS_OF_TRADING * 3_600_000;
  await setSpeed(page, 1_000);
  await expect
    .poll(() => page.getByTestId('status-time').getAttribute('data-value').then(Number), { timeout: 120_000 })
    .toBeGreaterThan(until);
  await setSpeed(page, 60);
  await expect(async () => {
    await expect(page.getByTestId('position-row').first()).toBeVisible({ timeout: 100 });
    await expect(page.locator('html[data-level=L0]')).toBeAttached({ timeout: 100 });
  }).toPass({ timeout: 120_000, intervals: [100] });
  await setSpeed(page, 1);
}

async function setLevel(page: Page, level: 'L1' | 'L2'): Promise<void> {
  await page.getByTestId(`level-${level.toLowerCase()}`).click();
  await expect(page.locator(`html[data-level=${level}]`)).toBeAttached();
  await page.evaluate(`document.querySelector('[data-testid=breaker]').scrollIntoView()`);
}

async function take(page: Page): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  await openPaperBook(page, { strategy: true });
  await trade(page);
  await id('nav-risk').click();
  await shoot(page, 'normal');
  await setLevel(page, 'L1');
  await shoot(page, 'l1');
  await setLevel(page, 'L2');
  await shoot(page, 'l2');
  await id('replay-pause').click();
  await expect(id('replay-play')).toBeVisible();
  await id('emergency-stop').click();
  await expect(id('stop-leg').first()).toBeVisible();
  await shoot(page, 'l4');
  await id('replay-play').click();
  await expect(id('cooldown-panel')).toBeVisible({ timeout: 30_000 });
  await shoot(page, 'cooldown');
  await setSpeed(page, 300);
  await expect(page.locator('html[data-phase=AWAITING_APPROVAL]')).toBeAttached({ timeout: 60_000 });
  await setSpeed(page, 1);
  await shoot(page, 'awaiting');
}

const data = mkdtempSync(join(tmpdir(), 'breakwater-screenshots-'));
const serve = await startServe(['--data', data, ...flags]);
const executablePath = findTestBrowser();
const browser = await chromium.launch({
  ...(executablePath === null ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-background-networking', '--disable-lcd-text'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  await page.goto(serve.url);
  await take(page);
} finally {
  await browser.close();
  await serve.end('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}
