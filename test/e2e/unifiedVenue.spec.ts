/** Another venue than Binance in Settings: chosen by its id, with what it lacks in words. */
import type { CommandHandlers } from '../../src/main/desk/desk.ts';
import { missingCapabilities } from '../../src/main/adapters/venue/unified/missingCapabilities.ts';
import { ok } from '../../src/shared/base/result.ts';
import { buildVenueSetup } from '../support/buildVenueSetup.ts';
import { unifiedCapabilities } from '../support/unifiedCapabilities.ts';
import { expect, test } from './support/host.ts';
import { openScriptedDesk } from './support/scriptedDesk.ts';

const lacking = unifiedCapabilities({ exchange: 'okx', otherCredentials: ['password'], streams: [], countdown: true });
const missing = [...missingCapabilities(lacking)];
const refused = buildVenueSetup({
  account: { exchange: 'okx', market: 'PERP', environment: 'testnet', endpoints: null, legacy: {} },
  link: null,
  check: null,
  problem:
    'OKX PERP lacks what live trading needs. OKX signs in with password, not with a key and a secret alone. Choose another venue, or stay on paper.',
  missing,
});

test('lists what a venue lacks, what is essential first, and says that none but Binance was tried', async ({
  page,
}) => {
  let view = buildVenueSetup();
  const getVenue: CommandHandlers['getVenue'] = async () => ok(view);
  const configureVenue: CommandHandlers['configureVenue'] = async () => ok((view = refused));
  const desk = await openScriptedDesk(page, { getVenue, configureVenue });
  const id = (name: string) => page.getByTestId(name);
  await id('nav-settings').click();
  await expect(id('venue-exchange')).toHaveValue('binance');
  await expect(id('venue-missing')).toHaveCount(0);
  await expect(id('venue-untried')).toHaveCount(0);
  await id('venue-exchange').fill('okx');
  await expect(id('venue-untried')).toContainText('none was tried');
  await page.locator('[data-testid=venue-environment][data-value=testnet]').check();
  await id('venue-save').click();
  await expect(id('venue-problem')).toContainText('OKX signs in with password');
  await expect(id('venue-missing-summary')).toHaveText(
    `${missing.length} things are missing at this venue, 1 of them essential: live is refused there.`,
  );
  const rows = id('venue-missing').locator('li');
  await expect(rows).toHaveCount(missing.length);
  await expect(rows.first()).toHaveAttribute('data-essential', 'true');
  await expect(rows.first()).toContainText(
    'The desk keeps nothing else than a key and a secret, so it cannot sign in.',
  );
  await expect(rows.first()).toContainText('(CREDENTIALS)');
  await desk.close();
});
