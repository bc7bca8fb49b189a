/** RC-06: an order far above the usual size, from the refusal to "Send once", on a desk that is told what to answer. */
import { err, ok } from '../../src/shared/base/result.ts';
import type { Preview } from '../../src/shared/ipc/contract.ts';
import { failure } from '../../src/shared/ipc/failure.ts';
import { buildView } from '../support/buildView.ts';
import { btc } from '../unit/renderer/desk/rows.ts';
import { expect, test } from './support/host.ts';
import { openScriptedDesk } from './support/scriptedDesk.ts';

const REFUSED = 'Quantity 0.7 BTC is far above the last 20 entries. At most 0.5 BTC now. Check the quantity (RC-06).';
const preview: Preview = {
  ok: false,
  quantity: '0',
  entryPrice: '60000',
  stopPrice: '56400',
  sizing: null,
  proposed: null,
  checks: [],
  refusals: [REFUSED],
  unusual: { quantity: '0.7', usual: '0.1' },
};
const PASSPHRASE = 'plum-tuesday-orbit';

test.use({ actionTimeout: 20_000 });

test('an unusual size is sent once, with a reason and the passphrase, or changed', async ({ page }) => {
  let answer: Preview = { ...preview, unusual: null };
  const wrong = failure('STEP_UP_FAILED', 'The passphrase does not match. 4 tries left.');
  const desk = await openScriptedDesk(page, {
    previewOrder: async () => ok(answer),
    overrideSize: async ({ passphrase }) =>
      passphrase === PASSPHRASE ? ok({ clientOrderId: 'P-000021' }) : err(wrong),
  });
  const asked = () => desk.calls.filter(({ name }) => name === 'overrideSize').map(({ input }) => input);
  const id = (name: string) => page.getByTestId(name);
  const { ladder } = buildView().parts;
  desk.show({ parts: { ladder: { ...ladder, passphraseSet: true } }, rows: { instruments: { 'BTC/USDT': btc } } });
  await id('nav-desk').click();
  await id('ticket-stop').fill('56400');
  await id('ticket-qty').fill('0.7');
  await expect(id('ticket-refusals')).toContainText('far above the last 20 entries');
  await expect(id('ticket-override')).toHaveCount(0);

  answer = preview;
  await id('ticket-override').click();
  await expect(id('override-dialog').getByRole('heading')).toHaveText('Quantity is 7x your usual BTC size');
  await expect(id('override-order')).toContainText('PAPER BUY 0.7');
  await expect(id('override-change')).toBeFocused();
  await id('override-change').click();
  await expect(id('override-dialog')).toHaveCount(0);
  await expect(id('ticket-qty')).toBeFocused();
  expect(asked()).toEqual([]);

  await id('ticket-override').click();
  await expect(id('override-refusal')).toContainText('Reason has 0 characters');
  await id('override-reason').fill('A larger book since Monday.');
  await expect(id('override-refusal')).toHaveText('No passphrase. Write the one you have set.');
  await expect(id('override-send')).toBeDisabled();
  await id('override-stepup').fill('something else');
  await id('override-send').click();
  await expect(id('override-dialog')).toContainText('The passphrase does not match. 4 tries left.');
  await expect(id('override-stepup')).toHaveValue('');
  await id('override-stepup').fill(PASSPHRASE);
  await test.info().attach('override', { body: await page.screenshot(), contentType: 'image/png' });
  await id('override-send').click();
  await expect(id('override-dialog')).toHaveCount(0);
  await expect(id('ticket-outcome')).toContainText('P-000021');
  expect(asked()).toHaveLength(1);
  expect(asked().at(-1)).toMatchObject({
    ticket: { symbol: 'BTC/USDT', side: 'BUY', stop: '56400', quantity: '0.7' },
    reason: 'A larger book since Monday.',
    passphrase: PASSPHRASE,
  });
  await desk.close();
});
