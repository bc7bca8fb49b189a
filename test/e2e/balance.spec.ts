/** A balance that nothing explains, on the screen of a desk that is told what to show (EB-14). */
import { err } from '../../src/shared/base/result.ts';
import { failure } from '../../src/shared/ipc/failure.ts';
import { expect, test } from './support/host.ts';
import { openScriptedDesk } from './support/scriptedDesk.ts';
import { rehearsalParts } from './support/venueParts.ts';

test('a balance that nothing explains is booked as a deposit with a reason, and a refusal stays in place', async ({
  page,
}) => {
  const moved = 'The difference is not 250 any more: it is 300 now. Look at it again in a few seconds.';
  let refused = false;
  const desk = await openScriptedDesk(page, {
    explainBalance: async () => {
      if (refused) return { ok: true, value: {} };
      refused = true;
      return err(failure('NOT_READY', moved));
    },
  });
  const id = (name: string) => page.getByTestId(name);
  desk.show({ parts: rehearsalParts });
  await expect(page.locator('html[data-mode=LIVE_MINIMAL]')).toBeAttached();
  await expect(id('balance-row')).toHaveCount(0);
  const unexplained = { amount: '250', currency: 'USDT' };
  desk.show({ parts: { ...rehearsalParts, account: { ...rehearsalParts.account, unexplained } } });
  await expect(id('tables-tab-positions')).toHaveText('Positions 1, 1 to decide');
  await expect(id('balance-row')).toContainText('250.00 USDT more at the venue');
  await id('balance-decide').click();
  await expect(id('balance-dialog')).toContainText('250.00 USDT: was it a deposit of yours?');
  await expect(page.getByRole('button', { name: 'Decide later' })).toBeFocused();
  await expect(id('balance-confirm')).toBeDisabled();
  await id('balance-reason').fill('my deposit of this morning');
  await id('balance-confirm').click();
  await expect(id('balance-refusal')).toHaveText(moved);
  await id('balance-confirm').click();
  await expect(id('balance-dialog')).toBeHidden();
  const said = { amount: '250', reason: 'my deposit of this morning' };
  const asked = desk.calls.filter(({ name }) => name === 'explainBalance').map(({ input }) => input);
  // A desk that refuses has carried nothing out.
  expect(asked).toEqual([said]);
  await desk.close();
});
