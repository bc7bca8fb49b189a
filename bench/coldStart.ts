/** start: from the command to a desk that can be used in the browser: process, journal, feed, page, first snapshot on the screen. */
import { chromium } from '@playwright/test';
import { startServe } from '../test/e2e/support/startServe.ts';
import { findTestBrowser } from '../scripts/test/findTestBrowser.ts';
import { newDataDir, removeDataDir } from '../test/support/testDesk.ts';
import type { Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const STARTS = 7;
const FLAGS = ['--feed', 'generator', '--seed', '1'];

export async function run(): Promise<Figure> {
  const executablePath = findTestBrowser();
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const usable: number[] = [];
  const ready: number[] = [];
  try {
    for (let start = 0; start < STARTS; start += 1) {
      const dataDir = newDataDir();
      const begun = performance.now();
      const host = await startServe(['--data', dataDir, ...FLAGS]);
      ready.push(performance.now() - begun);
      const page = await browser.newPage();
      await page.goto(host.url);
      await page.locator('html[data-link=ok]').waitFor({ state: 'attached' });
      await page.getByTestId('onboarding').waitFor();
      usable.push(performance.now() - begun);
      await page.close();
      await host.end('SIGTERM');
      removeDataDir(dataDir);
    }
  } finally {
    await browser.close();
  }
  const value = percentile(usable, 0.5);
  return {
    id: 'start',
    name: 'Cold start: command to usable window, browser host (median)',
    unit: 'ms',
    value,
    p99: percentile(usable, 1),
    baseline: percentile(ready, 0.5),
    goal: '< 2000 ms; the baseline is the ready line',
    holds: value < 2_000,
  };
}
