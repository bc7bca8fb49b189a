/** The hotkey of the emergency stop that another program has: said as an alert until it works again (UI-29). */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeVenues } from '../../support/fakeLiveVenue.ts';
import { openLiveDesk, type LiveDesk } from '../../support/liveDesk.ts';
import { memoryVault } from '../../support/memoryVault.ts';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';

let dir = '';
let desk: LiveDesk;
beforeEach(async () => {
  dir = newDataDir();
  desk = await openLiveDesk({ dataDir: dir, vault: memoryVault(), openVenue: fakeVenues().open });
});
afterEach(async () => {
  await desk.stop();
  removeDataDir(dir);
});

const alert = () => [...desk.state.durable.alerts.values()].find(({ type }) => type === 'HOTKEY_TAKEN');

it('raises a P2 while the keys are taken, and clears it once they are not', () => {
  const taken = 'Ctrl+Shift+F12 is taken by another program. The stop works here and in the tray.';
  desk.desk.hostReady({ hotkey: { active: false, text: taken } });
  expect(alert()).toMatchObject({ severity: 'P2', state: 'ACTIVE_UNACK', text: `HIGH: ${taken}` });
  desk.desk.hostReady({ hotkey: { active: true, text: 'Ctrl+Shift+F12 stops from anywhere' } });
  expect(alert()).toMatchObject({ state: 'CLEARED_UNACK' });
});
