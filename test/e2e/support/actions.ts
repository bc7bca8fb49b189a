/** What a person does on the desk, for every spec. */
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { projectRoot } from '../../../scripts/steps/toolPath.ts';

const CRASH = 'binance_spot_1m_2024-07-26_2024-08-25_crash';

/** The folder with the real one-minute bars of August 2024; null where this machine has none. */
export function crashFolder(): string | null {
  const root = process.env['BREAKWATER_MARKET_DATA'] ?? join(projectRoot, '..', 'shared', 'data');
  const folder = join(root, 'market', CRASH);
  return existsSync(folder) ? folder : null;
}

/** The same bars of one symbol alone, copied into `into`: with two, the crash itself stops the desk on correlation (EB-06). */
export function oneSymbolOf(folder: string, symbol: string, into: string): string {
  mkdirSync(into, { recursive: true });
  for (const file of readdirSync(folder).filter((name) => name.includes(symbol)))
    copyFileSync(join(folder, file), join(into, file));
  return into;
}

/** First run: reads the limits, keeps the suggestions, opens the paper book; with or without the sample strategy. */
export async function openPaperBook(page: Page, options: { readonly strategy: boolean }): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  await id('onboarding-ack').click();
  await id('onboarding-next').click();
  await id('onboarding-next').click();
  await id('onboarding-next').click();
  await id('onboarding-strategy').setChecked(options.strategy);
  await id('onboarding-finish').click();
  await expect(id('desk-screen')).toBeVisible();
  await expect(page.locator('html[data-mode=PAPER][data-run=RUNNING]')).toBeAttached();
}

/** Fills the ticket and waits until main says it may be placed. */
export async function fillTicket(
  page: Page,
  ticket: {
    readonly symbol: string;
    readonly side?: 'buy' | 'sell';
    readonly type?: 'MARKET' | 'LIMIT';
    readonly entry?: string;
    readonly stop: string;
    readonly quantity?: string;
  },
): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  await chooseSymbol(page, ticket.symbol);
  await id(`ticket-side-${ticket.side ?? 'buy'}`).click();
  await id('ticket-type').selectOption(ticket.type ?? 'MARKET');
  if (ticket.entry !== undefined) await id('ticket-entry').fill(ticket.entry);
  await id('ticket-stop').fill(ticket.stop);
  await id('ticket-qty').fill(ticket.quantity ?? '');
  await expect(id('ticket-place')).not.toHaveAttribute('aria-disabled', 'true');
}

export async function chooseSymbol(page: Page, symbol: string): Promise<void> {
  const input = page.getByTestId('ticket-symbol');
  await input.fill(symbol);
  await input.press('Enter');
  await expect(page.getByTestId('chart-symbol')).toHaveValue(symbol);
}

/** Stop some percent away from the last price, on the tick of the shown price. */
export async function stopNear(page: Page, side: 'buy' | 'sell', percent: number): Promise<string> {
  const text = (await page.getByTestId('chart-last').innerText()).replaceAll(',', '').match(/\d+(?:\.(\d+))?/);
  const places = text?.[1]?.length ?? 0;
  const factor = side === 'buy' ? 1 - percent / 100 : 1 + percent / 100;
  return (Number(text?.[0]) * factor).toFixed(places);
}
