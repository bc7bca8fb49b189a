/** The browser of the e2e tests: an installed one, else the one Playwright has downloaded. */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findBrowser } from '../start/findBrowser.ts';

/** Absolute path, or null where there is neither. */
export function findTestBrowser(): string | null {
  const installed = findBrowser();
  if (installed !== null) return installed;
  const downloaded = chromium.executablePath();
  return downloaded !== '' && existsSync(downloaded) ? downloaded : null;
}
