import { defineConfig } from '@playwright/test';
import { electronTarget } from './scripts/test/electronTarget.ts';
import { findTestBrowser } from './scripts/test/findTestBrowser.ts';

/** The same specs run against the browser host in Chromium and, where its binary is present, in Electron itself. */
const electron = electronTarget(import.meta.dirname);
const executablePath = findTestBrowser();

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // Long enough for a machine that is starved; what passes takes no longer by it.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    screenshot: 'only-on-failure',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-background-networking'],
    },
  },
  projects: [
    { name: 'chromium', metadata: { host: 'browser' } },
    ...(electron.kind === 'present' ? [{ name: 'electron', metadata: { host: 'electron' } }] : []),
  ],
});
