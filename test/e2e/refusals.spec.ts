/** CK-20: a refusal says what was found, what was expected, what to do and by which rule; the activity says the same. */
import type { Page } from '@playwright/test';
import type { Ticket } from '../../src/shared/ipc/contract.ts';
import { expect, test } from './support/host.ts';
import { openPaperBook, stopNear } from './support/actions.ts';
import { callDesk } from './support/callDesk.ts';

const calm = ['--feed', 'generator', '--scenario', 'normal', '--seed', '3', '--speed', '1'];
const RULE = /\((?:RC|PS)-\d\d\)\./;
const NUMBER = /\d/;
const ACT = /Check|Lower|Raise|possible/;

/** Places the ticket over the desk's own door and returns the words it was refused with. */
async function refusalOf(page: Page, ticket: Ticket): Promise<string> {
  const reply = await callDesk(page, 'placeOrder', ticket);
  if (reply.ok) throw new Error('the order was accepted');
  return reply.error.message;
}

test('CK-20 refusals teach, and the activity repeats them word for word', async ({ openDesk }) => {
  const page = (await openDesk(...calm)).page();
  await openPaperBook(page, { strategy: false });
  await page.getByTestId('ticket-symbol').fill('BTC/USDT');
  await page.getByTestId('ticket-symbol').press('Enter');
  await expect(page.getByTestId('chart-symbol')).toHaveValue('BTC/USDT');
  await expect(page.getByTestId('chart-last')).toContainText(NUMBER);
  const ticket: Ticket = {
    symbol: 'BTC/USDT',
    side: 'BUY',
    type: 'MARKET',
    entry: null,
    stop: await stopNear(page, 'buy', 5),
    autoStop: false,
    quantity: '0.001',
    timeInForce: 'GTC',
    postOnly: false,
  };
  const above = await stopNear(page, 'sell', 3);
  const far = await stopNear(page, 'sell', 7);
  expect((await callDesk(page, 'placeOrder', ticket)).ok).toBe(true);
  const refused = [
    [/^Same order accepted [\d.]+ s ago \(P-\d+\)\. An equal entry is possible after 5 s/, ticket],
    [/^Stop [\d,.]+ is above the entry [\d,.]+ of a BUY\. A long needs its stop below/, { ...ticket, stop: above }],
    [/^Limit [\d,.]+ is 7\.0% above the reference [\d,.]+\. Allowed now/, { ...ticket, type: 'LIMIT', entry: far }],
    [/^The order is worth [\d.]+ USDT\. The venue takes 5\.00 USDT or more/, { ...ticket, quantity: '0.00001' }],
  ] as const;
  for (const [words, order] of refused) {
    const text = await refusalOf(page, order);
    expect(text).toMatch(words);
    for (const part of [RULE, NUMBER, ACT]) expect(text).toMatch(part);
    await expect(page.getByTestId('activity-feed')).toContainText(text.slice(0, 390));
  }
  await page.getByTestId('nav-risk').click();
  await page.getByTestId('level-l2').click();
  await expect(page.locator('html[data-level=L2]')).toBeAttached();
  const text = await refusalOf(page, { ...ticket, quantity: '0.002' });
  expect(text).toMatch(/^Entries are off: level L2 since [\d:]+, .*set by hand.*closing works \(RC-02\)\./);
  await page.getByTestId('nav-desk').click();
  await expect(page.getByTestId('activity-feed')).toContainText('Entries are off: level L2 since');
});

test('a level by hand acts at once and is released with a reason', async ({ openDesk }) => {
  const page = (await openDesk(...calm)).page();
  await openPaperBook(page, { strategy: false });
  await page.getByTestId('nav-risk').click();
  await page.getByTestId('level-l1').click();
  await expect(page.locator('html[data-level=L1]')).toBeAttached();
  await expect(page.getByTestId('breaker-level')).toHaveAttribute('data-value', 'L1');
  await expect(page.getByTestId('level-l1')).toBeDisabled();
  await expect(page.getByTestId('release-level')).toBeDisabled();
  await page.getByTestId('release-reason').fill('Looked at it, all calm.');
  await page.getByTestId('release-level').click();
  await expect(page.locator('html[data-level=L0]')).toBeAttached();
  await expect(page.getByTestId('latched-row')).toHaveCount(0);
  await expect(page.getByTestId('trip-row').first()).toContainText('L0 to L1');
});

test('CK-21 the vitals and the Risk screen show the same numbers', async ({ openDesk }) => {
  const page = (await openDesk(...calm)).page();
  await openPaperBook(page, { strategy: false });
  await page.getByTestId('ticket-symbol').fill('BTC/USDT');
  await page.getByTestId('ticket-symbol').press('Enter');
  await expect(page.getByTestId('chart-last')).toContainText(NUMBER);
  const stop = await stopNear(page, 'buy', 5);
  const order = { symbol: 'BTC/USDT', side: 'BUY', type: 'MARKET', entry: null, stop, autoStop: false } as const;
  await callDesk(page, 'placeOrder', { ...order, quantity: '0.005', timeInForce: 'GTC', postOnly: false });
  await expect(page.getByTestId('position-row')).toBeVisible();
  await page.getByTestId('replay-pause').click();
  await page.getByTestId('nav-risk').click();
  await expect(page.getByTestId('exposure-row')).toBeVisible();
  const shown = await page.evaluate(() => {
    const values = (selector: string) =>
      [...document.querySelectorAll(`${selector} [data-value]`)].map((each) => each.getAttribute('data-value'));
    const [gross, grossCap, , heat, heatCap] = values('[data-testid=exposure] .panel-facts');
    return {
      vitals: [values('[data-testid=limit-gross]'), values('[data-testid=limit-heat]')],
      risk: [
        [gross, grossCap],
        [heat, heatCap],
      ],
    };
  });
  expect(shown.risk).toEqual(shown.vitals);
  expect(shown.vitals.flat()).not.toContain(null);
});
